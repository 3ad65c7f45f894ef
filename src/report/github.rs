//! Annotations of a pull request: the workflow commands that GitHub's runners read from the log.
//!
//! GitHub shows ten annotations of each level and step and drops the others without a word, so the
//! worst come first and what is left out is counted. Whatever comes from a file is escaped: a line
//! of it must not become a command. Must not know: the runner's environment, the job summary.

use super::clean::{clean, clean_line};
use super::place::{self, Place};
use super::sentence::{self, count, cut};
use super::{Shown, page};
use crate::analysis::Analysis;
use crate::diagnostic::{Problem, ProblemSeverity, Severity};
use crate::rules::Finding;
use crate::source::SourceMap;
use std::fmt::Write as _;

/// Annotations of one level that GitHub shows of a step.
pub const MAX_PER_LEVEL: usize = 10;
/// Characters of a message, far below GitHub's 64 KB, which count escaped bytes.
const MAX_MESSAGE: usize = 4_000;
/// GitHub takes no longer title.
const MAX_TITLE: usize = 255;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Level {
    Error,
    Warning,
    Notice,
}

impl Level {
    const ALL: [Level; 3] = [Level::Error, Level::Warning, Level::Notice];

    fn as_str(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Notice => "notice",
        }
    }

    fn of(severity: Severity) -> Level {
        match severity {
            Severity::Critical | Severity::High => Level::Error,
            Severity::Medium => Level::Warning,
            Severity::Low | Severity::Info => Level::Notice,
        }
    }
}

/// What one annotation is about.
enum Item<'a> {
    Finding(&'a Finding),
    Problem(&'a Problem),
}

impl Item<'_> {
    fn level(&self) -> Level {
        match self {
            Item::Finding(f) => Level::of(f.rule.severity),
            Item::Problem(p) => match p.severity {
                ProblemSeverity::Error => Level::Error,
                ProblemSeverity::Warning => Level::Warning,
            },
        }
    }

    fn word(&self) -> &'static str {
        match self {
            Item::Finding(f) => f.rule.severity.as_str(),
            Item::Problem(p) => match p.severity {
                ProblemSeverity::Error => "error",
                ProblemSeverity::Warning => "warning",
            },
        }
    }

    /// Less is worse. What could not be analysed hides findings of any severity, so it stands
    /// above all but the critical.
    fn rank(&self) -> usize {
        match self {
            Item::Finding(f) => match f.rule.severity {
                Severity::Critical => 0,
                Severity::High => 2,
                Severity::Medium => 3,
                Severity::Low => 5,
                Severity::Info => 6,
            },
            Item::Problem(p) => match p.severity {
                ProblemSeverity::Error => 1,
                ProblemSeverity::Warning => 4,
            },
        }
    }
}

/// The annotations, what was left out, and the summary as plain text.
pub fn report(analysis: &Analysis, shown: Shown) -> String {
    let (findings, hidden) = shown.findings(analysis);
    let mut items: Vec<Item<'_>> = findings.into_iter().map(Item::Finding).collect();
    items.extend(analysis.problems.iter().map(Item::Problem));
    items.sort_by_key(Item::rank);
    let mut out = String::new();
    let mut cut: Vec<&Item<'_>> = Vec::new();
    let too_many = |level: &Level| of_level(&items, *level).count() > MAX_PER_LEVEL;
    let any_cut = !shown.full && Level::ALL.iter().any(too_many);
    for level in Level::ALL {
        // The last notice says what is left out.
        let most = match level {
            _ if shown.full => usize::MAX,
            Level::Notice if any_cut => MAX_PER_LEVEL - 1,
            _ => MAX_PER_LEVEL,
        };
        for (i, item) in of_level(&items, level).enumerate() {
            if i < most {
                annotation(&analysis.sources, item, &mut out);
            } else {
                cut.push(item);
            }
        }
    }
    if !cut.is_empty() {
        left_out(&cut, &mut out);
    }
    plain(&sentence::found(analysis), &mut out);
    if let Some(not) = sentence::not_analysed(analysis) {
        plain(&not, &mut out);
    }
    if hidden > 0 {
        let _ = writeln!(
            out,
            "not shown: {} below {}",
            count(hidden, "finding", "findings"),
            shown.least.as_str()
        );
    }
    out
}

fn of_level<'a, 'b>(items: &'b [Item<'a>], level: Level) -> impl Iterator<Item = &'b Item<'a>> {
    items.iter().filter(move |item| item.level() == level)
}

fn annotation(sources: &SourceMap, item: &Item<'_>, out: &mut String) {
    let (place, title, message) = match item {
        Item::Finding(f) => (
            place::of_finding(sources, f),
            format!("{} ({})", f.rule.id, item.word()),
            of_finding(f),
        ),
        Item::Problem(p) => (
            place::of_problem(sources, p),
            p.code.to_owned(),
            of_problem(p),
        ),
    };
    command(
        item.level(),
        place.as_ref(),
        &cut(&title, MAX_TITLE),
        &cut(&message, MAX_MESSAGE),
        out,
    );
}

fn of_finding(f: &Finding) -> String {
    let more = page::address(&f.rule.id);
    let more = more.unwrap_or_else(|| format!("bartizan explain {}", f.rule.id));
    format!(
        "{}\nwhy: {}\nhelp: {}\nsee: {more}",
        sentence::finding(f),
        clean_line(&f.rule.why),
        clean_line(&f.rule.help)
    )
}

fn of_problem(p: &Problem) -> String {
    let mut message = match (&p.path, p.span) {
        (Some(path), None) => format!("{}: {}", clean_line(path), clean_line(&p.message)),
        _ => clean_line(&p.message).into_owned(),
    };
    if let Some(help) = &p.help {
        let _ = write!(message, "\nhelp: {}", clean_line(help));
    }
    message
}

/// What has no annotation, counted by what it is, the worst first.
fn left_out(cut: &[&Item<'_>], out: &mut String) {
    let mut by: Vec<(&'static str, usize)> = Vec::new();
    let mut sorted = cut.to_vec();
    sorted.sort_by_key(|item| item.rank());
    for item in sorted {
        let word = match item {
            Item::Finding(_) => item.word(),
            Item::Problem(_) => "problems",
        };
        match by.iter_mut().find(|(w, _)| *w == word) {
            Some((_, n)) => *n += 1,
            None => by.push((word, 1)),
        }
    }
    let by: Vec<String> = by.iter().map(|(word, n)| format!("{n} {word}")).collect();
    let message = format!(
        "{} more without an annotation ({}): GitHub shows {MAX_PER_LEVEL} of each level in a step. \
         The job summary, the log and the other reports have all.",
        cut.len(),
        by.join(", ")
    );
    command(Level::Notice, None, "Bartizan", &message, out);
}

/// One workflow command. Columns only within a line: the runner refuses others.
fn command(level: Level, place: Option<&Place>, title: &str, message: &str, out: &mut String) {
    let _ = write!(out, "::{} ", level.as_str());
    if let Some(place) = place {
        let _ = write!(out, "file={},", property(&place.path));
        if let Some((start, end)) = place.lines {
            let _ = write!(out, "line={},endLine={},", start.line, end.line);
            if start.line == end.line {
                let _ = write!(out, "col={},endColumn={},", start.column, end.column);
            }
        }
    }
    let _ = writeln!(out, "title={}::{}", property(title), data(message));
}

/// A line of the log that no runner takes for a command. Such begins with two colons, or in the
/// older form with what is broken here, which may stand anywhere.
fn plain(text: &str, out: &mut String) {
    let text = clean_line(text);
    let _ = writeln!(
        out,
        "{}",
        text.trim_start_matches(':').replace("##[", "# #[")
    );
}

/// A command's message.
fn data(text: &str) -> String {
    let text = clean(text).replace('%', "%25");
    text.replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a command's property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::LineColumn;

    #[test]
    fn what_comes_from_files_cannot_end_a_command_or_begin_one() {
        let mut out = String::new();
        let at = |line, column| LineColumn { line, column };
        let place = Place {
            path: "a,b/50%:c\n::x.tf".to_owned(),
            lines: Some((at(3, 5), at(3, 9))),
        };
        let message = "one\r\n::error::two, 100%\u{1b}[31m";
        command(Level::Error, Some(&place), "t,i:tle", message, &mut out);
        assert_eq!(
            out,
            "::error file=a%2Cb/50%25%3Ac%0A%3A%3Ax.tf,line=3,endLine=3,col=5,endColumn=9,\
             title=t%2Ci%3Atle::one%0D%0A::error::two, 100%25?[31m\n"
        );
    }

    #[test]
    fn columns_stand_within_one_line_only() {
        let mut out = String::new();
        let at = |line, column| LineColumn { line, column };
        let mut place = Place {
            path: "a.tf".to_owned(),
            lines: Some((at(1, 5), at(3, 2))),
        };
        command(Level::Warning, Some(&place), "t", "m", &mut out);
        place.lines = None;
        command(Level::Notice, Some(&place), "t", "m", &mut out);
        command(Level::Notice, None, "t", "m", &mut out);
        assert_eq!(
            out,
            "::warning file=a.tf,line=1,endLine=3,title=t::m\n\
             ::notice file=a.tf,title=t::m\n::notice title=t::m\n"
        );
    }

    #[test]
    fn plain_lines_are_no_commands() {
        let mut out = String::new();
        plain("::error::x ##[add-mask]y\n::z", &mut out);
        assert_eq!(out, "error::x # #[add-mask]y ::z\n");
    }
}
