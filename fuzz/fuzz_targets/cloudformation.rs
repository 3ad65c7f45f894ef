//! A template from text, as YAML and as JSON: evaluated, judged by all rules; no panic, and places
//! lie inside the text. Run with `cargo +nightly fuzz run cloudformation`.
#![no_main]

use bartizan::frontend::cloudformation::{Inputs, analyze, recognize};
use bartizan::rules::{RuleSet, run};
use bartizan::source::SourceMap;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let rules = RuleSet::built_in();
    for extension in ["yaml", "json"] {
        let _ = recognize(text, extension);
        let name = format!("template.{extension}");
        let sources = SourceMap::default();
        let file = sources.add(&name, text);
        let unit = analyze(file, &name, text, &Inputs::default());
        for finding in run(&rules, &unit, &sources).findings {
            assert!(text.get(finding.primary.span.range()).is_some());
        }
    }
});
