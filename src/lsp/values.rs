//! Values in words: what they are, where they came from, why they are not known.
//!
//! Must not know: where that is shown.

use crate::report::value_json::Printer;
use crate::source::Span;
use crate::value::{Conditions, Hop, Kind, Marks, Origin, Value};

/// Longer values are cut, in characters.
const MAX_VALUE: usize = 600;
/// Alternatives named.
const MAX_ARMS: usize = 8;

/// A value, or what is known of it.
pub(super) fn value(value: &Value, table: &Conditions) -> String {
    if value.deep_marks().has(Marks::SENSITIVE) {
        return "(sensitive)".to_owned();
    }
    match &value.kind {
        Kind::Unknown(u) => {
            let mut words = format!("unknown: {}", u.reason.describe());
            if !u.refinements.prefix.is_empty() {
                let prefix = json_text(&u.refinements.prefix);
                words.push_str(&format!("; it begins with {prefix}"));
            }
            words
        }
        Kind::Choice(choice) => {
            let arms = choice.arms.iter().take(MAX_ARMS).map(|(when, arm)| {
                format!("{} when {}", self::value(arm, table), table.describe(*when))
            });
            let arms: Vec<String> = arms.collect();
            arms.join("\n")
        }
        _ => json(value, table),
    }
}

/// A value that is known as a whole, short; `None` for anything else.
pub(super) fn short(value: &Value, table: &Conditions, most: usize) -> Option<String> {
    let known = !matches!(value.kind, Kind::Unknown(_) | Kind::Choice(_));
    if !known || value.deep_marks().has(Marks::SENSITIVE) {
        return None;
    }
    let text = json(value, table);
    (!text.contains("\"$unknown\"")).then(|| cut(&text, most))
}

fn json(value: &Value, table: &Conditions) -> String {
    let printer = Printer {
        table,
        show_sensitive: false,
    };
    let text = serde_json::to_string(&printer.json(value)).unwrap_or_default();
    cut(&text, MAX_VALUE)
}

fn json_text(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// A text of at most so many characters.
pub(super) fn cut(text: &str, most: usize) -> String {
    if text.chars().nth(most).is_none() {
        return text.to_owned();
    }
    let mut out: String = text.chars().take(most.saturating_sub(1)).collect();
    out.push('…');
    out
}

/// The way that a value came, from the place nearest to it to where it was written.
pub(super) fn way(origin: &Origin, from: Span) -> Vec<(Span, &'static str)> {
    let steps = origin.way().filter(|o| !o.span.is_none() && o.span != from);
    steps.map(|o| (o.span, hop(o.hop))).collect()
}

fn hop(hop: Hop) -> &'static str {
    match hop {
        Hop::Expression => "written",
        Hop::VariableDefault => "default of the variable",
        Hop::VariableValue => "value given to the variable",
        Hop::VariableDeclaration => "variable without a value",
        Hop::Local => "local value",
        Hop::ModuleArgument => "argument of the module",
        Hop::ModuleOutput => "output of the module",
        Hop::ResourceAttribute => "attribute of the resource",
        Hop::Parameter => "parameter",
        Hop::Mapping => "mapping",
        Hop::File => "the file that is read",
        Hop::Block => "block",
        Hop::ModelDefault => "default",
    }
}
