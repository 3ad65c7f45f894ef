//! The report as people see it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use super::*;
use crate::report::tests::analysis;

const STYLE: Style = Style {
    color: false,
    width: 80,
    ascii: false,
};

const SHOWN: Shown = Shown {
    full: false,
    least: Severity::Low,
    undecided: true,
};

#[test]
fn frames() {
    let text = report(&analysis(), SHOWN, STYLE);
    assert!(!text.contains("hunter2") && !text.contains('\u{1b}'));
    insta::assert_snapshot!(text);
}

#[test]
fn frames_in_ascii() {
    let style = Style {
        ascii: true,
        ..STYLE
    };
    let shown = Shown {
        undecided: false,
        ..SHOWN
    };
    let text = report(&analysis(), shown, style);
    assert!(text.is_ascii(), "{text}");
}

#[test]
fn colours_only_when_asked_for() {
    let style = Style {
        color: true,
        ..STYLE
    };
    let text = report(&analysis(), SHOWN, style);
    // The file's own escape is not among them.
    assert!(text.contains("\u{1b}[") && !text.contains("\u{1b}[31mred"));
    assert!(!text.contains("\u{1b}]0;"));
}

#[test]
fn very_many_findings_take_a_line_each() {
    let mut analysis = analysis();
    let one = analysis.findings[1].clone();
    analysis.findings = vec![one; MANY_FINDINGS + 1];
    let text = report(&analysis, SHOWN, STYLE);
    let line = "main.tf:1:1: medium[aws-s3-bucket-unversioned] aws_s3_bucket.logs[0]: something is wrong, when var.env == \"prod\" (11 instances)\n";
    assert_eq!(text.matches(line).count(), MANY_FINDINGS + 1);
    let full = Shown {
        full: true,
        ..SHOWN
    };
    assert!(!report(&analysis, full, STYLE).contains(line));
}

#[test]
fn a_span_that_fits_no_text_costs_only_its_drawing() {
    let mut analysis = analysis();
    Arc::make_mut(&mut analysis.findings[1]).primary.span.end = 1_000_000;
    Arc::make_mut(&mut analysis.findings[1]).primary.span.start = 999_999;
    assert!(report(&analysis, SHOWN, STYLE).contains("something is wrong"));
}
