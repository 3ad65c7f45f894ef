//! What Bartizan says, as data: severity, code, message, labels.
//!
//! A [`Problem`] is about the input or the run (a syntax error, a missing module); a finding of a
//! rule is built in `rules` from the same [`Label`]s. Must not know: rules, colours, output
//! formats.

use crate::source::Span;
use ecow::EcoString;
use serde::{Deserialize, Serialize};

/// How bad a finding is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// For information.
    Info,
    /// Defence in depth.
    Low,
    /// A weakness that needs another to be used.
    Medium,
    /// A weakness that can be used by itself.
    High,
    /// Open to anybody.
    Critical,
}

impl Severity {
    /// All, least first.
    pub const ALL: [Severity; 5] = [
        Severity::Info,
        Severity::Low,
        Severity::Medium,
        Severity::High,
        Severity::Critical,
    ];

    /// The word used in files and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Low => "low",
            Severity::Medium => "medium",
            Severity::High => "high",
            Severity::Critical => "critical",
        }
    }

    /// The severity of a word.
    pub fn parse(word: &str) -> Option<Severity> {
        Severity::ALL.into_iter().find(|s| s.as_str() == word)
    }
}

/// A span with a few words on what stands there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What, in lower case without full stop; may be empty. Shared: findings repeat each other.
    pub message: EcoString,
}

/// One step of a path that several places make together, such as the statements by which a role
/// comes to more than it was given.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Step {
    /// Where.
    pub span: Span,
    /// What this place adds, in lower case without full stop.
    pub message: EcoString,
    /// Address of the resource it belongs to, where there is one.
    pub resource: Option<EcoString>,
}

/// How a problem bears on the run.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ProblemSeverity {
    /// Something was not analysed: the exit code says incomplete.
    Error,
    /// Worth knowing; everything was analysed.
    Warning,
}

/// Something wrong with the input, with its place and what to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// How it bears on the run.
    pub severity: ProblemSeverity,
    /// Stable identifier in kebab-case, such as `syntax-error`, documented in `docs/problems.md`.
    pub code: &'static str,
    /// One sentence without full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Where; `None` when no file could be read.
    pub span: Option<Span>,
    /// The path concerned when there is no span (a file that could not be read), relative to the root.
    pub path: Option<String>,
    /// Further places.
    pub related: Vec<Label>,
}

impl Problem {
    /// An error at a place.
    pub fn error(code: &'static str, message: impl Into<String>, span: Span) -> Problem {
        Problem {
            severity: ProblemSeverity::Error,
            code,
            message: message.into(),
            help: None,
            span: (!span.is_none()).then_some(span),
            path: None,
            related: Vec::new(),
        }
    }

    /// A warning at a place.
    pub fn warning(code: &'static str, message: impl Into<String>, span: Span) -> Problem {
        Problem {
            severity: ProblemSeverity::Warning,
            ..Problem::error(code, message, span)
        }
    }

    /// A panic while working on a path: a bug of ours, which must cost that path alone.
    pub fn from_panic(payload: &(dyn std::any::Any + Send), path: &str) -> Problem {
        let words = payload
            .downcast_ref::<&str>()
            .map(|s| (*s).to_owned())
            .or_else(|| payload.downcast_ref::<String>().cloned())
            .unwrap_or_else(|| "no message".to_owned());
        Problem::error(
            "internal-error",
            format!("Bartizan failed on this input: {words}"),
            Span::NONE,
        )
        .help("this is a bug in Bartizan: please report it, with the input if you can")
        .path(path)
    }

    /// The same with a hint on what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Problem {
        self.help = Some(help.into());
        self
    }

    /// The same about a path without text.
    #[must_use]
    pub fn path(mut self, path: impl Into<String>) -> Problem {
        self.path = Some(path.into());
        self
    }

    /// The same with a further place.
    #[must_use]
    pub fn related(mut self, span: Span, message: impl Into<EcoString>) -> Problem {
        self.related.push(Label {
            span,
            message: message.into(),
        });
        self
    }
}
