//! Guides: chapters of a vendor's documentation as controls, each with the rules that judge it.
//!
//! A guide is data, `rules/guides/<name>.json`, compiled in. Must not know: findings, reports.

use serde::{Deserialize, Serialize};

/// The text of each guide by its name.
const GUIDES: [(&str, &str); 1] = [(
    "transcribe",
    include_str!("../../rules/guides/transcribe.json"),
)];

/// A chapter.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// By which it is asked for.
    pub name: String,
    /// What it is called.
    pub title: String,
    /// Where it is to be read.
    pub source: String,
    /// In their order.
    pub sections: Vec<Section>,
}

/// A section of a guide.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// What it is called.
    pub title: String,
    /// What the vendor sees to, so that there is nothing to check.
    pub vendor: String,
    /// What is left to the customer.
    pub customer: String,
    /// In their order.
    pub controls: Vec<Control>,
}

/// What a section asks for.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Control {
    /// Its id; the alias `guide:<id>` leads to its first rule.
    pub id: String,
    /// What is asked for, in a few words.
    pub title: String,
    /// Ids of the rules that judge it; empty where no rule does.
    #[serde(default)]
    pub rules: Vec<String>,
    /// Why files alone cannot decide it, or what is missing, where no rule judges it.
    #[serde(default)]
    pub open: String,
}

impl Guide {
    /// The guide of a name.
    pub fn named(name: &str) -> Option<Guide> {
        let (_, text) = GUIDES.iter().find(|(n, _)| *n == name)?;
        serde_json::from_str(text).ok()
    }

    /// The names of all.
    pub fn names() -> impl Iterator<Item = &'static str> {
        GUIDES.iter().map(|(n, _)| *n)
    }

    /// The ids of all rules that it names.
    pub fn rules(&self) -> impl Iterator<Item = &str> {
        let controls = self.sections.iter().flat_map(|s| &s.controls);
        controls.flat_map(|c| c.rules.iter().map(String::as_str))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "tests")]
    use super::*;
    use crate::rules::RuleSet;

    #[test]
    fn every_guide_names_rules_that_there_are() {
        let rules = RuleSet::built_in();
        for name in Guide::names() {
            let guide = Guide::named(name).expect("it can be read");
            assert_eq!(guide.name, name);
            for section in &guide.sections {
                for control in &section.controls {
                    let id = &control.id;
                    assert_ne!(control.rules.is_empty(), control.open.is_empty(), "{id}");
                    for rule in &control.rules {
                        assert!(rules.ids().any(|r| r == rule), "{id}: {rule}");
                    }
                    if let Some(first) = control.rules.first() {
                        let found = rules.find(&format!("guide:{id}"));
                        let found = found.expect("the alias is there");
                        assert_eq!(found.id, *first, "{id}");
                    }
                }
            }
        }
    }
}
