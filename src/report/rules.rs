//! Rules for people: the list, and one explained.
//!
//! Must not know: how rules are written or judged.

use super::page;
use super::wrap::fill;
use crate::rules::RuleInfo;
use std::fmt::Write as _;

/// One line a rule: severity, id, title, in columns.
pub fn list<'a>(rules: impl Iterator<Item = &'a RuleInfo>) -> String {
    let rules: Vec<&RuleInfo> = rules.collect();
    let wide = rules
        .iter()
        .map(|r| r.id.chars().count())
        .max()
        .unwrap_or(0);
    let mut out = String::new();
    for r in &rules {
        let _ = writeln!(
            out,
            "{:8}  {:wide$}  {}",
            r.severity.as_str(),
            r.id,
            r.title
        );
    }
    let plural = if rules.len() == 1 { "" } else { "s" };
    let _ = writeln!(out, "{} rule{plural}", rules.len());
    out
}

/// All that a rule says of itself.
pub fn explain(rule: &RuleInfo, width: usize) -> String {
    let mut out = format!("{}: {}\n\n", rule.id, rule.title);
    for (name, text) in [("why", &rule.why), ("help", &rule.help)] {
        fill(&mut out, &format!("{name}: "), text, width, false);
        out.push('\n');
    }
    let controls: Vec<String> = rule
        .controls
        .iter()
        .map(|(standard, controls)| format!("{standard} {}", controls.join(", ")))
        .collect();
    for (name, text) in [
        ("severity", rule.severity.as_str().to_owned()),
        ("confidence", rule.confidence.clone()),
        ("topic", rule.topic.clone()),
        ("target", rule.target.clone()),
        ("dialects", rule.dialects.join(", ")),
        ("aliases", rule.aliases.join(", ")),
        ("controls", controls.join("; ")),
        ("references", rule.refs.join(" ")),
    ] {
        if !text.is_empty() {
            fill(&mut out, &format!("{name}: "), &text, width, false);
        }
    }
    if let Some(address) = page::address(&rule.id) {
        let _ = writeln!(out, "page: {address}");
    }
    out
}

/// The id that shares most with what was asked for, if it shares enough to be meant.
pub fn nearest<'a>(asked: &str, ids: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let words = |id: &str| -> Vec<String> {
        let words = id.split(['-', '_', ' ']);
        // Short words and this one are in too many ids to mean much.
        let words = words.filter(|w| w.len() > 2 && *w != "rule");
        words.map(str::to_ascii_lowercase).collect()
    };
    let asked = words(asked);
    let shared = |id: &str| {
        let own = words(id);
        let n = asked.iter().filter(|w| own.contains(w)).count();
        // Of ids that share as much, the shorter is nearer.
        (n, usize::MAX - own.len())
    };
    let best = ids.max_by_key(|id| shared(id))?;
    (shared(best).0 * 2 > asked.len()).then_some(best)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_id_shares_most_words() {
        let ids = [
            "aws-s3-bucket-public",
            "aws-s3-bucket-unversioned",
            "aws-rds-public",
        ];
        let near = |asked| nearest(asked, ids.into_iter());
        assert_eq!(
            near("s3-bucket-unversioned"),
            Some("aws-s3-bucket-unversioned")
        );
        assert_eq!(near("aws_rds_public"), Some("aws-rds-public"));
        assert_eq!(near("nothing-like-it"), None);
    }
}
