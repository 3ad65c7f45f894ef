//! Which rules are meant: by id, by another tool's id, by a pattern over both, by topic, by
//! severity.
//!
//! Must not know: where selectors are written, what is done with the rules that they name.

use super::{RuleInfo, TOPICS};
use crate::diagnostic::Severity;
use crate::facts::wildcard;
use crate::model::suggest;

/// What names rules: `aws-s3-bucket-public-acl`, `CKV_AWS_20`, `aws-s3-*`, `monitoring`, `high`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Selector {
    text: String,
}

impl Selector {
    /// A selector as written; case does not count.
    pub fn new(text: &str) -> Selector {
        Selector {
            text: text.trim().to_ascii_lowercase(),
        }
    }

    /// Whether it names a rule by id or alias, whole or by a pattern with `*` and `?`.
    pub fn names(&self, rule: &RuleInfo) -> bool {
        let fits = |name: &str| wildcard(&self.text, &name.to_ascii_lowercase());
        fits(&rule.id) || rule.aliases.iter().any(|a| fits(a))
    }

    /// Whether it means a rule: by name, topic or severity.
    pub fn matches(&self, rule: &RuleInfo) -> bool {
        self.text == rule.topic || self.text == rule.severity.as_str() || self.names(rule)
    }

    /// Whether it can mean one rule only.
    pub fn is_exact(&self) -> bool {
        !self.text.contains(['*', '?'])
    }

    /// Whether it is a topic or a severity, which may have no rule at the moment.
    pub fn is_group(&self) -> bool {
        TOPICS.contains(&self.text.as_str()) || Severity::parse(&self.text).is_some()
    }

    /// What may have been meant by a selector that means nothing among `rules`.
    pub fn suggestion<'a>(
        &self,
        rules: impl IntoIterator<Item = &'a RuleInfo>,
        names_only: bool,
    ) -> Option<String> {
        let mut names: Vec<&str> = Vec::new();
        for rule in rules {
            names.push(&rule.id);
            names.extend(rule.aliases.iter().map(String::as_str));
        }
        if !names_only {
            names.extend(TOPICS);
            names.extend(Severity::ALL.map(Severity::as_str));
        }
        let folded: Vec<String> = names.iter().map(|n| n.to_ascii_lowercase()).collect();
        let near = suggest(&self.text, folded.iter().map(String::as_str))?;
        let at = folded.iter().position(|n| n == near)?;
        names.get(at).map(|n| (*n).to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RuleSet;

    #[test]
    fn selectors_mean_ids_aliases_patterns_topics_and_severities() {
        let rules = RuleSet::built_in();
        let count = |text: &str| {
            let s = Selector::new(text);
            rules.infos().iter().filter(|r| s.matches(r)).count()
        };
        assert_eq!(count("aws-rds-instance-storage-unencrypted"), 1);
        assert_eq!(count("AWS-RDS-Instance-Storage-Unencrypted"), 1);
        assert_eq!(count("ckv_aws_16"), 1);
        assert!(count("aws-s3-*") > 3);
        assert!(count("monitoring") > 2);
        assert_eq!(count("*"), rules.len());
        let by_severity: usize = Severity::ALL.iter().map(|s| count(s.as_str())).sum();
        assert_eq!(by_severity, rules.len());
        assert_eq!(count("aws-s3"), 0);
    }

    #[test]
    fn what_was_meant_is_suggested() {
        let rules = RuleSet::built_in();
        let infos = rules.infos();
        let meant = |text: &str| {
            let infos = infos.iter().map(AsRef::as_ref);
            Selector::new(text).suggestion(infos, false)
        };
        let near = "aws-rds-instance-storage-unencripted";
        assert_eq!(
            meant(near).as_deref(),
            Some("aws-rds-instance-storage-unencrypted")
        );
        assert_eq!(meant("monitorin").as_deref(), Some("monitoring"));
        assert_eq!(meant("hihg").as_deref(), Some("high"));
        assert_eq!(meant("nothing like any of them at all"), None);
    }
}
