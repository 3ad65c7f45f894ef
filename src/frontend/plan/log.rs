//! What reading a plan notes on the way, and how much it may build.
//!
//! Must not know: what a plan's parts mean.

use crate::diagnostic::Problem;
use crate::source::Span;
use crate::syntax::json::{Cursor, Start};
use crate::value::{Seq, Str, nfc};
use rustc_hash::FxHashSet;
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::sync::Arc;

/// Wrong types that are reported; a file that has more is no plan.
const MAX_PROBLEMS: usize = 20;
/// Bytes of the file for each value that may be built of it, and what may be built in any case. A
/// plan holds every value two or three times, with its names, so that few get near.
const BYTES_EACH: usize = 24;
const ALWAYS: usize = 500_000;

/// Texts of these lengths are shared, so many at most: shorter ones take no memory of their own,
/// longer ones are rarely the same.
const SHORT: usize = 16;
const LONG: usize = 4_096;
const MAX_TEXTS: usize = 20_000;

pub(super) type Read<T> = Result<T, Problem>;

/// Problems met, and the room left.
#[derive(Debug)]
pub(super) struct Log {
    problems: RefCell<Vec<Problem>>,
    room: Cell<usize>,
    full: Cell<bool>,
    /// The empty list, shared.
    pub nothing: Arc<Seq>,
    /// Texts met so far, to be shared: most resources have the same names and many values in common.
    texts: RefCell<FxHashSet<Str>>,
}

impl Log {
    /// For a file of so many bytes.
    pub fn new(bytes: usize) -> Log {
        Log {
            problems: RefCell::default(),
            room: Cell::new(ALWAYS + bytes / BYTES_EACH),
            full: Cell::new(false),
            nothing: Arc::default(),
            texts: RefCell::default(),
        }
    }

    /// A text in the form that values have, shared with those equal to it.
    pub fn text(&self, text: &str) -> Str {
        let text = nfc(text);
        if !(SHORT..LONG).contains(&text.len()) {
            return text;
        }
        let mut texts = self.texts.borrow_mut();
        if let Some(have) = texts.get(&text) {
            return have.clone();
        }
        if texts.len() < MAX_TEXTS {
            texts.insert(text.clone());
        }
        text
    }

    /// Notes a problem, unless there are too many.
    pub fn problem(&self, problem: Problem) {
        let mut problems = self.problems.borrow_mut();
        if problems.len() < MAX_PROBLEMS {
            problems.push(problem);
        }
    }

    /// The problems noted.
    pub fn problems(&self) -> Vec<Problem> {
        self.problems.borrow().clone()
    }

    /// Takes room for so many values; false where there is none left, which is noted once.
    pub fn take(&self, values: usize, span: Span) -> bool {
        match self.room.get().checked_sub(values) {
            Some(left) => {
                self.room.set(left);
                true
            }
            None => {
                self.room.set(0);
                if !self.full.replace(true) {
                    self.problems.borrow_mut().push(Problem::error(
                        "too-many-values",
                        "The plan holds more values than are analysed; what follows is left out",
                        span,
                    ));
                }
                false
            }
        }
    }

    fn expected(&self, what: &str, name: &str, span: Span) {
        self.problem(
            Problem::error("invalid-plan", format!("`{name}` must be {what}"), span)
                .help("print the plan with `terraform show -json FILE`, and leave it as it is"),
        );
    }

    /// Reads an object; null is an empty one, anything else is noted and skipped.
    pub fn object<'t>(
        &self,
        c: &mut Cursor<'t>,
        name: &str,
        f: impl FnMut(&mut Cursor<'t>, Cow<'t, str>, Span) -> Read<()>,
    ) -> Read<Span> {
        let (start, span) = c.value()?;
        match start {
            Start::Object => Ok(span.join(c.entries(f)?)),
            Start::Null => Ok(span),
            _ => {
                self.expected("an object", name, span);
                c.skip_rest(&start, span)
            }
        }
    }

    /// Reads an array; null is an empty one, anything else is noted and skipped.
    pub fn array<'t>(
        &self,
        c: &mut Cursor<'t>,
        name: &str,
        f: impl FnMut(&mut Cursor<'t>) -> Read<()>,
    ) -> Read<Span> {
        let (start, span) = c.value()?;
        match start {
            Start::Array => Ok(span.join(c.elements(f)?)),
            Start::Null => Ok(span),
            _ => {
                self.expected("a list", name, span);
                c.skip_rest(&start, span)
            }
        }
    }

    /// Reads a string; null is none, anything else is noted and skipped.
    pub fn string<'t>(&self, c: &mut Cursor<'t>, name: &str) -> Read<Option<(Cow<'t, str>, Span)>> {
        let (start, span) = c.value()?;
        match start {
            Start::String(text) => Ok(Some((text, span))),
            Start::Null => Ok(None),
            _ => {
                self.expected("a string", name, span);
                c.skip_rest(&start, span)?;
                Ok(None)
            }
        }
    }

    /// Reads a list of strings; what is none is noted and left out.
    pub fn strings(&self, c: &mut Cursor<'_>, name: &str) -> Read<Vec<String>> {
        let mut out = Vec::new();
        self.array(c, name, |c| {
            out.extend(self.string(c, name)?.map(|(text, _)| text.into_owned()));
            Ok(())
        })?;
        Ok(out)
    }
}
