//! Files of which only the content tells what they are: templates, plans, or nothing of ours.
//!
//! Must not know: rules, how a plan comes to its code.

use super::merge::Outcome;
use super::parameter_sets;
use super::plans::{self, PlanFile};
use super::units::{Work, outcome};
use crate::diagnostic::Problem;
use crate::frontend::{cloudformation, plan};
use crate::source::{FileSystem, ReadError, Span};
use rayon::prelude::*;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The bytes that tell what a file that is too large or not in UTF-8 claims to be.
const HEAD: usize = 64 << 10;

/// What a file is whose name says little.
#[derive(Debug)]
pub(super) enum Candidate {
    /// A template, judged; or what is wrong with the file.
    Judged(Box<Outcome>),
    /// A plan or state.
    Plan(Box<PlanFile>),
}

impl Candidate {
    fn of_plan(plan: PlanFile) -> Candidate {
        Candidate::Plan(Box::new(plan))
    }

    fn of_problem(problem: Problem) -> Candidate {
        Candidate::Judged(Box::new(Outcome {
            problems: vec![problem],
            ..Outcome::default()
        }))
    }
}

/// The templates' outcomes, and the plans.
pub(super) fn candidates(work: &Work<'_>) -> (Vec<Outcome>, Vec<PlanFile>) {
    let found = work.found.candidates.par_iter();
    let found: Vec<Candidate> = found.filter_map(|path| look(work, path)).collect();
    let mut outcomes = Vec::new();
    let mut plans = Vec::new();
    for candidate in found {
        match candidate {
            Candidate::Judged(outcome) => outcomes.push(*outcome),
            Candidate::Plan(plan) => plans.push(*plan),
        }
    }
    (outcomes, plans)
}

/// What a candidate is, a template judged; `None` when it is nothing of ours. A panic is a problem
/// of the file.
pub(super) fn look(work: &Work<'_>, path: &str) -> Option<Candidate> {
    if work.is_downloaded(path) || work.is_cancelled() {
        return None;
    }
    let look = AssertUnwindSafe(|| candidate(work, path));
    let found = catch_unwind(look).unwrap_or_else(|payload| {
        let problem = Problem::from_panic(payload.as_ref(), path);
        Some(Candidate::of_problem(problem))
    });
    if let Some(progress) = work.progress() {
        progress.finish_one();
    }
    found
}

fn candidate(work: &Work<'_>, path: &str) -> Option<Candidate> {
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
    let mut sets = work.sets(path, &source.text);
    if work.keeps_units() {
        // Who asks for values asks for those of one stack.
        sets.truncate(1);
    }
    let judged = sets.into_iter().map(|set| {
        let unit = cloudformation::analyze(file, path, &source.text, &set.inputs);
        (set, outcome(work, unit, None))
    });
    let outcome = parameter_sets::merged(judged.collect());
    Some(Candidate::Judged(Box::new(outcome)))
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
