//! A rule as Markdown for a hover or a message.
//!
//! Must not know: findings.

use crate::report::page;
use crate::rules::RuleInfo;

/// What a rule says of itself.
pub(super) fn markdown(rule: &RuleInfo) -> String {
    let mut out = format!(
        "**{}** ({}, `{}`)\n\nwhy: {}\n\nhelp: {}",
        rule.title,
        rule.severity.as_str(),
        rule.id,
        rule.why,
        rule.help
    );
    let mut known: Vec<String> = rule.aliases.iter().map(|a| format!("`{a}`")).collect();
    for (standard, controls) in &rule.controls {
        known.push(format!("{standard} {}", controls.join(", ")));
    }
    if !known.is_empty() {
        out.push_str(&format!("\n\nalso: {}", known.join(" · ")));
    }
    match page::address(&rule.id) {
        Some(address) => out.push_str(&format!("\n\n[{}]({address})", rule.id)),
        None => {
            if let Some(link) = rule.refs.first() {
                out.push_str(&format!("\n\n<{link}>"));
            }
        }
    }
    out
}

/// The same without marks, for what shows plain text.
pub(super) fn plain(markdown: &str) -> String {
    markdown.replace("**", "").replace('`', "")
}
