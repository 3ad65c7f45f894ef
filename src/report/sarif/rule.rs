//! A rule as a SARIF reporting descriptor.
//!
//! Must not know: findings.

use super::{Text, level, words};
use crate::diagnostic::Severity;
use crate::report::page;
use crate::report::rules::explain;
use crate::report::sentence;
use crate::rules::RuleInfo;
use serde::{Serialize, Serializer};

/// GitHub shows no more characters of a description.
const MAX_DESCRIPTION: usize = 1024;
/// GitHub takes no longer name.
const MAX_NAME: usize = 255;

/// The rules that have results, by id.
pub(super) struct Rules<'a>(pub &'a [&'a RuleInfo]);

impl Serialize for Rules<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_seq(self.0.iter().map(|r| Full(r)))
    }
}

struct Full<'a>(&'a RuleInfo);

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor<'a> {
    id: &'a str,
    name: &'a str,
    short_description: Text<'a>,
    full_description: Text<'a>,
    help: Help<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help_uri: Option<String>,
    default_configuration: Configuration,
    properties: Properties<'a>,
}

#[derive(Serialize)]
struct Help<'a> {
    text: &'a str,
    markdown: &'a str,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Properties<'a> {
    tags: Vec<&'a str>,
    precision: &'a str,
    #[serde(rename = "security-severity", skip_serializing_if = "Option::is_none")]
    security_severity: Option<&'static str>,
    #[serde(rename = "problem.severity", skip_serializing_if = "Option::is_none")]
    problem_severity: Option<&'static str>,
}

impl Serialize for Full<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let rule = self.0;
        let score = score(rule.severity);
        let mut tags = vec![rule.topic.as_str()];
        tags.extend(service(rule).filter(|service| *service != rule.topic));
        if score.is_some() {
            tags.insert(0, "security");
        }
        Descriptor {
            id: &rule.id,
            name: &sentence::cut(&words::pascal_case(&rule.id), MAX_NAME),
            short_description: Text {
                text: &sentence::cut(&rule.title, MAX_DESCRIPTION),
            },
            full_description: Text {
                text: &sentence::cut(&rule.why, MAX_DESCRIPTION),
            },
            help: Help {
                text: explain(rule, usize::MAX).trim_end(),
                markdown: page::body(rule, &[]).trim_end(),
            },
            help_uri: page::address(&rule.id),
            default_configuration: Configuration {
                level: level(rule.severity),
            },
            properties: Properties {
                tags,
                precision: &rule.confidence,
                security_severity: score,
                problem_severity: score.is_none().then_some("recommendation"),
            },
        }
        .serialize(s)
    }
}

/// A score in the middle of what GitHub calls by the same word. It has no word for `info`: a
/// rule without score is shown by its level, which is note.
fn score(severity: Severity) -> Option<&'static str> {
    match severity {
        Severity::Critical => Some("9.5"),
        Severity::High => Some("8.0"),
        Severity::Medium => Some("5.5"),
        Severity::Low => Some("2.0"),
        Severity::Info => None,
    }
}

/// The service of the type judged (`s3` of `aws.s3.bucket`); for a native type that of the rule's
/// own id.
fn service(rule: &RuleInfo) -> Option<&str> {
    let canonical: Vec<&str> = rule.target.split('.').collect();
    match canonical.as_slice() {
        [_, service, _, ..] => Some(service),
        _ => {
            let mut words = rule.id.splitn(3, '-');
            let service = words.nth(1);
            words.next().and(service)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn the_service_of_a_rule() {
        let of = |id: &str, target: &str| {
            let rule = RuleInfo {
                id: id.to_owned(),
                target: target.to_owned(),
                title: String::new(),
                severity: Severity::Low,
                topic: String::new(),
                why: String::new(),
                help: String::new(),
                confidence: String::new(),
                refs: Vec::new(),
                aliases: Vec::new(),
                controls: BTreeMap::new(),
                dialects: Vec::new(),
            };
            service(&rule).map(str::to_owned)
        };
        assert_eq!(of("a-b-c", "aws.s3.bucket").as_deref(), Some("s3"));
        assert_eq!(of("own-s3-x", "aws_s3_bucket").as_deref(), Some("s3"));
        assert_eq!(of("own-thing", "AWS::S3::Bucket"), None);
        let data = "data.aws_iam_policy_document";
        assert_eq!(of("own-iam-x", data).as_deref(), Some("iam"));
    }
}
