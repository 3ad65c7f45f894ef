//! HCL and Terraform's JSON to the IR: no panic, and every problem points into the text.
//! Run with `cargo +nightly fuzz run hcl`.
#![no_main]

use bartizan::expr::{lower_expr, lower_file, lower_json_file, lower_template};
use bartizan::source::FileId;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (_, mut problems) = lower_file(FileId(0), text);
    problems.extend(lower_json_file(FileId(0), text).1);
    problems.extend(lower_expr(FileId(0), text, 0).err());
    problems.extend(lower_template(FileId(0), text, 0).err());
    for problem in problems {
        if let Some(span) = problem.span {
            assert!(text.get(span.range()).is_some(), "{problem:?}");
        }
    }
});
