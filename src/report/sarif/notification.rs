//! Problems of the run as SARIF notifications.
//!
//! Must not know: findings.

use super::place::{Location, labelled, physical, whole};
use super::words;
use crate::diagnostic::{Problem, ProblemSeverity};
use crate::source::SourceMap;
use serde::{Serialize, Serializer};

/// The kind of the notification that results were left out.
const CUT: &str = "results-cut";

/// A kind of notification, as the tool lists them.
#[derive(Serialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Kind<'a> {
    id: &'a str,
}

/// The kinds that the run has, by id.
pub(super) fn kinds(problems: &[Problem], cut: usize) -> Vec<Kind<'_>> {
    let mut kinds: Vec<Kind<'_>> = problems.iter().map(|p| Kind { id: p.code }).collect();
    if cut > 0 {
        kinds.push(Kind { id: CUT });
    }
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

/// All notifications of a run.
pub(super) struct Notifications<'a> {
    pub sources: &'a SourceMap,
    pub problems: &'a [Problem],
    pub kinds: &'a [Kind<'a>],
    pub cut: usize,
}

#[derive(Serialize)]
struct Notification<'a> {
    descriptor: Reference<'a>,
    level: &'static str,
    message: Message,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locations: Vec<Location<'static>>,
}

#[derive(Serialize)]
struct Reference<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    index: Option<usize>,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

impl Serialize for Notifications<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let cut = (self.cut > 0).then(|| self.left_out());
        let problems = self.problems.iter().map(|p| self.problem(p));
        s.collect_seq(cut.into_iter().chain(problems))
    }
}

impl<'a> Notifications<'a> {
    fn left_out(&self) -> Notification<'a> {
        let most = super::MAX_RESULTS;
        Notification {
            descriptor: self.reference(CUT),
            level: "warning",
            message: Message {
                text: format!(
                    "The least severe results are left out, {} of them: GitHub takes {most}.",
                    self.cut
                ),
            },
            locations: Vec::new(),
        }
    }

    fn problem(&self, p: &'a Problem) -> Notification<'a> {
        let mut text = words::beside_links(&p.message);
        if let Some(help) = &p.help {
            text.push_str("; ");
            text.push_str(&words::beside_links(help));
        }
        let place = match (p.span, &p.path) {
            (Some(span), _) => physical(self.sources, span),
            (None, Some(path)) => whole(path),
            (None, None) => None,
        };
        let mut locations = Vec::new();
        locations.extend(place.map(|place| Location {
            physical_location: Some(place),
            ..Location::default()
        }));
        let related = p.related.iter();
        locations.extend(related.filter_map(|label| labelled(self.sources, label)));
        Notification {
            descriptor: self.reference(p.code),
            level: match p.severity {
                ProblemSeverity::Error => "error",
                ProblemSeverity::Warning => "warning",
            },
            message: Message { text },
            locations,
        }
    }

    fn reference(&self, id: &'a str) -> Reference<'a> {
        let index = self.kinds.binary_search(&Kind { id });
        Reference {
            id,
            index: index.ok(),
        }
    }
}
