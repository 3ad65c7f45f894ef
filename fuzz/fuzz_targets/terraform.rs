//! A whole root module from text: evaluated, judged by all rules; no panic, and places lie inside
//! the text. Run with `cargo +nightly fuzz run terraform`.
#![no_main]

use bartizan::frontend::terraform::{Inputs, Project, analyze};
use bartizan::rules::{RuleSet, run};
use bartizan::source::{MemoryFs, SourceMap};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let fs = MemoryFs::new([("main.tf", text.to_owned())]);
    let sources = SourceMap::default();
    let inputs = Inputs::default();
    let found = analyze(&Project {
        fs: &fs,
        sources: &sources,
        folders: &["".into()],
        inputs: &inputs,
        modules_dir: None,
        require_modules: false,
        max_file_size: 1 << 20,
        strict: false,
    });
    let rules = RuleSet::built_in();
    for unit in found.units {
        for finding in run(&rules, &unit, &sources).findings {
            assert!(text.get(finding.primary.span.range()).is_some());
        }
    }
});
