//! Measures what loading rules costs at run time: 700 generated rules on 100 generated types, in
//! the embedded form. Run it in the release profile:
//!
//!     cargo run --release --example rule_loading

#![allow(clippy::print_stdout, clippy::expect_used, reason = "a measurement")]

use bartizan::rules::load::{RuleFile, load};
use bartizan::rules::{RuleSet, bundle};
use bartizan::source::FileId;
use std::time::Instant;

const TYPES: usize = 100;
const RULES: usize = 700;
const RUNS: u32 = 200;

fn model(i: usize) -> String {
    let attributes: String = (0..16)
        .map(|a| format!("    attribute_{a} = optional(bool, false)\n"))
        .collect();
    format!(
        r#"type "aws.service{i}.thing" {{
  attributes {{
    name = string
{attributes}  }}
  terraform "aws_service{i}_thing" {{
    attach "side" "aws_service{i}_side" {{ on = side.thing }}
    attribute_0 = coalesce(side.settings.enabled == "Enabled", self.settings.enabled)
  }}
  cloudformation "AWS::Service{i}::Thing" {{
    attribute_0 = self.Settings.Enabled == "Enabled"
  }}
}}"#
    )
}

fn rule(i: usize) -> String {
    format!(
        r#"rule {{
  title      = "The thing does not have what it should have, number {i}"
  severity   = "medium"
  topic      = "resilience"
  why        = "What is not there cannot help, whoever is in need of it, be it by day or by night."
  help       = "Turn it on, and see to it that it stays on."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/service/latest/userguide/thing-{i}.html"]
  aliases    = ["A_{i}", "B-{i}", "c:{i}"]
  controls   = {{ "fsbp" = ["S.{i}"], "nist-800-53-r5" = ["AU-9(2)", "CP-10", "CP-9"] }}
  target     = "aws.service{n}.thing"
  condition  = self.attribute_{a} && (self.name == null || !startswith(self.name, "x{i}"))
  at         = self.attribute_{a}
  message    = "thing ${{self.name}} does not have it"
}}"#,
        n = i % TYPES,
        a = i % 16,
    )
}

fn main() {
    let models: Vec<(String, String)> = (0..TYPES)
        .map(|i| (format!("aws/service{i}/_model.hcl"), model(i)))
        .collect();
    let rules: Vec<(String, String)> = (0..RULES)
        .map(|i| (format!("aws/service{}/rule-{i}.hcl", i % TYPES), rule(i)))
        .collect();
    let files: Vec<RuleFile<'_>> = models
        .iter()
        .chain(&rules)
        .map(|(path, text)| RuleFile {
            path,
            file: FileId::NONE,
            text,
        })
        .collect();
    let start = Instant::now();
    let (set, problems) = load(&files, &());
    assert!(problems.is_empty(), "{problems:?}");
    println!(
        "from text:     {:?} for {} rules",
        start.elapsed(),
        set.rules.len()
    );
    let bytes = bundle::write(&set).expect("the set can be written");
    println!("embedded form: {} bytes", bytes.len());
    let bytes: &'static [u8] = Box::leak(bytes.into_boxed_slice());
    let start = Instant::now();
    let mut rules = 0;
    for _ in 0..RUNS {
        rules += RuleSet::from_bytes(bytes).len();
    }
    println!("open:          {:?} a time", start.elapsed() / RUNS);
    assert_eq!(rules, RULES * RUNS as usize);
    let start = Instant::now();
    for _ in 0..RUNS {
        let found = RuleSet::from_bytes(bytes).infos().len();
        assert_eq!(found, RULES);
    }
    println!("with all texts: {:?} a time", start.elapsed() / RUNS);
}
