//! Files of which only the content tells what they are: templates, plans, or nothing of ours.
//!
//! Must not know: rules, how a plan comes to its code.

use super::merge::Outcome;
use super::plans::{self, PlanFile};
use super::units::Work;
use crate::diagnostic::Problem;
use crate::frontend::cloudformation::{self, Templates};
use crate::frontend::plan;
use crate::source::{FileSystem, ReadError, Span};
use crate::value::Str;
use rayon::prelude::*;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The bytes that tell what a file that is too large or not in UTF-8 claims to be.
const HEAD: usize = 64 << 10;

/// What a file is whose name says little.
#[derive(Debug)]
pub(super) enum Candidate {
    /// What is to be said of a file that is not analysed.
    Refused(Box<Outcome>),
    /// A template, added to those of the run.
    Template(cloudformation::Template),
    /// A plan or state.
    Plan(Box<PlanFile>),
}

impl Candidate {
    fn of_plan(plan: PlanFile) -> Candidate {
        Candidate::Plan(Box::new(plan))
    }

    fn of_problem(problem: Problem) -> Candidate {
        Candidate::Refused(Box::new(Outcome {
            problems: vec![problem],
            ..Outcome::default()
        }))
    }
}

/// What the candidates are.
#[derive(Default)]
pub(super) struct Candidates {
    /// Of files that are not analysed.
    pub outcomes: Vec<Outcome>,
    /// Paths of the templates, which were added to those of the run.
    pub templates: Vec<Str>,
    pub plans: Vec<PlanFile>,
}

/// Reads all candidates.
pub(super) fn candidates(work: &Work<'_>, templates: &Templates<'_>) -> Candidates {
    let found = work.found.candidates.par_iter();
    let found: Vec<Candidate> = found
        .filter_map(|path| look(work, templates, path))
        .collect();
    let mut candidates = Candidates::default();
    for candidate in found {
        match candidate {
            Candidate::Refused(outcome) => candidates.outcomes.push(*outcome),
            Candidate::Template(template) => candidates.templates.push(template.path()),
            Candidate::Plan(plan) => candidates.plans.push(*plan),
        }
    }
    candidates
}

/// What a candidate is; `None` when it is nothing of ours. A panic is a problem of the file.
pub(super) fn look(work: &Work<'_>, templates: &Templates<'_>, path: &str) -> Option<Candidate> {
    if work.is_downloaded(path) || work.is_cancelled() {
        return None;
    }
    let look = AssertUnwindSafe(|| candidate(work, templates, path));
    let found = catch_unwind(look).unwrap_or_else(|payload| {
        let problem = Problem::from_panic(payload.as_ref(), path);
        Some(Candidate::of_problem(problem))
    });
    // A template is done once it is judged.
    let is_template = matches!(found, Some(Candidate::Template(_)));
    if let (Some(progress), false) = (work.progress(), is_template) {
        progress.finish_one();
    }
    found
}

fn candidate(work: &Work<'_>, templates: &Templates<'_>, path: &str) -> Option<Candidate> {
    let limit = work.options.max_template();
    let text = match work.fs.read(path, limit) {
        Ok(text) => text,
        Err(error) => {
            let head = Head::read(work, path);
            let error = match error {
                ReadError::TooLarge(_) if head.may_be_plan() => {
                    match work.fs.read(path, work.options.max_plan()) {
                        Ok(text) => {
                            let outline = plan::recognize(&text)?;
                            return PlanFile::new(work, path, text, outline)
                                .map(Candidate::of_plan);
                        }
                        Err(error) => error,
                    }
                }
                error => error,
            };
            let problem = unread_candidate(work, path, &head, &error);
            return problem.map(Candidate::of_problem);
        }
    };
    if let Some(outline) = plan::recognize(&text) {
        return PlanFile::new(work, path, text, outline).map(Candidate::of_plan);
    }
    let given = work.found.given.contains(path);
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    if !cloudformation::recognize(&text, extension) {
        let head = text.as_bytes().get(..HEAD.min(text.len()));
        let problem = plans::not_printed(path, head.filter(|_| given)?, given);
        return problem.map(Candidate::of_problem);
    }
    let file = work.sources.add(path, text);
    let source = work.sources.get(file)?;
    let template = templates.add(file, path, source.text.clone());
    Some(Candidate::Template(template))
}

/// The beginning of a file that cannot be read as a whole.
struct Head {
    bytes: Vec<u8>,
    text: String,
}

impl Head {
    fn read(work: &Work<'_>, path: &str) -> Head {
        let bytes = work.fs.read_head(path, HEAD).unwrap_or_default();
        let little = bytes.starts_with(b"\xff\xfe");
        let text = if little || bytes.starts_with(b"\xfe\xff") {
            // What a shell of Windows writes.
            let units = bytes.chunks_exact(2).filter_map(|pair| {
                let pair = <[u8; 2]>::try_from(pair).ok()?;
                Some(match little {
                    true => u16::from_le_bytes(pair),
                    false => u16::from_be_bytes(pair),
                })
            });
            let units: Vec<u16> = units.collect();
            String::from_utf16_lossy(&units)
        } else {
            String::from_utf8_lossy(&bytes).into_owned()
        };
        Head { bytes, text }
    }

    fn may_be_plan(&self) -> bool {
        plan::may_be_plan(&self.text)
    }

    /// What it claims to be.
    fn claim(&self) -> Option<&'static str> {
        let head = &self.text;
        let template = head.contains("AWSTemplateFormatVersion")
            || (head.contains("Resources") && head.contains("AWS::"));
        match template {
            true => Some("template"),
            false => self.may_be_plan().then_some("plan"),
        }
    }
}

/// The problem of a candidate that cannot be read; `None` when it looks neither like a template
/// nor like a plan, so that data files of any kind trouble nobody.
fn unread_candidate(
    work: &Work<'_>,
    path: &str,
    head: &Head,
    error: &ReadError,
) -> Option<Problem> {
    let given = work.found.given.contains(path);
    if let Some(problem) = plans::not_printed(path, &head.bytes, given) {
        return Some(problem);
    }
    match error {
        ReadError::TooLarge(bytes) => {
            let claim = head.claim()?;
            let limit = match claim {
                "plan" => work.options.max_plan(),
                _ => work.options.max_template(),
            };
            let words = format!("this {claim} has {bytes} bytes; at most {limit} are read");
            Some(
                Problem::error("file-too-large", words, Span::NONE)
                    .help(
                        "raise the limit with `--max-file-size`, or leave the file out with \
                         `--exclude`",
                    )
                    .path(path),
            )
        }
        ReadError::NotUtf8(offset) => {
            let words = format!("this {} is not valid UTF-8 (byte {offset})", head.claim()?);
            Some(
                Problem::error("not-utf8", words, Span::NONE)
                    .help("save it as UTF-8")
                    .path(path),
            )
        }
        ReadError::Io(words) => Some(
            Problem::error(
                "cannot-read",
                format!("this file cannot be read: {words}"),
                Span::NONE,
            )
            .path(path),
        ),
        _ => None,
    }
}
