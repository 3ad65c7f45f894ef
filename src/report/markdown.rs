//! The report as Markdown: all findings in one table, for a job's summary or a comment.
//!
//! GitHub takes a summary of a mebibyte and drops a longer one whole, so tables end before that and
//! count what they leave out. Whatever comes from a file is escaped: it must not become markup.
//! Must not know: the runner's environment.

mod markup;

use super::place::{self, Place};
use super::sentence::{self, count, cut};
use super::shown::worst_first;
use super::{Shown, page};
use crate::analysis::Analysis;
use crate::diagnostic::{Problem, ProblemSeverity};
use crate::rules::{Finding, Undecided};
use crate::source::{SourceMap, Span};
use markup::{code, link, prose};
use std::fmt::Write as _;

/// Bytes of a summary that GitHub takes.
pub const MAX_BYTES: usize = 1 << 20;
/// What all but the tables may have of them.
const FRAME: usize = 16 << 10;
/// Characters of one cell; a row stays a row.
const MAX_CELL: usize = 500;

/// A table that ends before it has more bytes than it may.
struct Table<'a> {
    out: &'a mut String,
    /// The length that `out` may have.
    until: usize,
    cut: usize,
}

impl Table<'_> {
    fn row(&mut self, cells: &[String]) {
        let row = format!("| {} |\n", cells.join(" | "));
        if self.cut > 0 || self.out.len() + row.len() > self.until {
            self.cut += 1;
        } else {
            self.out.push_str(&row);
        }
    }

    fn end(self) {
        if self.cut > 0 {
            let _ = writeln!(
                self.out,
                "\n{} left out: GitHub takes a summary of {} KiB.",
                count(self.cut, "row is", "rows are"),
                MAX_BYTES >> 10
            );
        }
    }
}

/// The whole report. `blob` is the address below which the files of the repository stand.
pub fn report(analysis: &Analysis, shown: Shown, blob: Option<&str>) -> String {
    let page = Page {
        sources: &analysis.sources,
        blob,
    };
    let mut out = String::from("### Bartizan\n\n");
    let _ = writeln!(out, "{}", prose(&sentence::found(analysis)));
    if let Some(not) = sentence::not_analysed(analysis) {
        let _ = writeln!(out, "\n{}", prose(&cut(&not, MAX_CELL)));
    }
    // Problems and what is ignored are few where findings are many; each has its own room.
    let room = MAX_BYTES - FRAME;
    page.problems(&analysis.problems, room / 8, &mut out);
    page.findings(&worst_first(analysis.active()), room * 3 / 4, &mut out);
    if shown.undecided {
        page.undecided(&analysis.undecided, room * 7 / 8, &mut out);
    }
    let all = analysis.findings.iter().map(AsRef::as_ref);
    let ignored = all.filter(|f: &&Finding| f.suppressed().is_some());
    page.ignored(&worst_first(ignored), room, &mut out);
    out
}

struct Page<'a> {
    sources: &'a SourceMap,
    blob: Option<&'a str>,
}

impl Page<'_> {
    fn findings(&self, findings: &[&Finding], until: usize, out: &mut String) {
        if findings.is_empty() {
            return;
        }
        let columns = ["severity", "finding", "resource", "place"];
        let mut table = begin(out, &columns, until);
        for f in findings {
            table.row(&[
                f.rule.severity.as_str().to_owned(),
                self.finding(f),
                code(&cut(&f.resource.address, MAX_CELL)),
                self.place(place::of_finding(self.sources, f)),
            ]);
        }
        table.end();
    }

    /// What is wrong, and by which rule.
    fn finding(&self, f: &Finding) -> String {
        let mut said = f.message.to_string();
        sentence::rider(f, &mut said);
        let rule = code(&f.rule.id);
        let rule = match page::address(&f.rule.id) {
            Some(address) => link(&rule, &address),
            None => rule,
        };
        format!("{}<br>{rule}", prose(&cut(&said, MAX_CELL)))
    }

    fn problems(&self, problems: &[Problem], until: usize, out: &mut String) {
        if problems.is_empty() {
            return;
        }
        let mut sorted: Vec<&Problem> = problems.iter().collect();
        sorted.sort_by_key(|p| p.severity == ProblemSeverity::Warning);
        let mut table = begin(out, &["", "problem", "place"], until);
        for p in sorted {
            let word = match p.severity {
                ProblemSeverity::Error => "error",
                ProblemSeverity::Warning => "warning",
            };
            let said = prose(&cut(&p.message, MAX_CELL));
            table.row(&[
                word.to_owned(),
                format!("{said}<br>{}", code(p.code)),
                self.place(place::of_problem(self.sources, p)),
            ]);
        }
        table.end();
    }

    fn undecided(&self, undecided: &[Undecided], until: usize, out: &mut String) {
        if undecided.is_empty() {
            return;
        }
        let title = format!("{} undecided", undecided.len());
        details(&title, out, |out| {
            let columns = ["rule", "resource", "why", "decided by", "place"];
            let mut table = begin(out, &columns, until);
            for u in undecided {
                let inputs: Vec<&str> = u.inputs.iter().map(|i| i.as_str()).collect();
                table.row(&[
                    code(&u.rule.id),
                    code(&cut(&u.resource.address, MAX_CELL)),
                    prose(&cut(&u.reason, MAX_CELL)),
                    prose(&cut(&inputs.join(", "), MAX_CELL)),
                    self.at(u.location),
                ]);
            }
            table.end();
        });
    }

    fn ignored(&self, ignored: &[&Finding], until: usize, out: &mut String) {
        if ignored.is_empty() {
            return;
        }
        let title = format!("{} ignored", ignored.len());
        details(&title, out, |out| {
            let columns = ["severity", "finding", "resource", "reason", "ignored at"];
            let mut table = begin(out, &columns, until);
            for f in ignored {
                let Some(suppressed) = f.suppressed() else {
                    continue;
                };
                table.row(&[
                    f.rule.severity.as_str().to_owned(),
                    self.finding(f),
                    code(&cut(&f.resource.address, MAX_CELL)),
                    prose(&cut(&suppressed.reason, MAX_CELL)),
                    self.at(suppressed.span),
                ]);
            }
            table.end();
        });
    }

    fn at(&self, span: Span) -> String {
        self.place(place::of_span(self.sources, span))
    }

    /// A place as `path:line`, linked where it is known to what.
    fn place(&self, place: Option<Place>) -> String {
        let Some(place) = place else {
            return String::new();
        };
        let lines = place.lines.map(|(start, end)| (start.line, end.line));
        let shown = match lines {
            Some((first, _)) => code(&format!("{}:{first}", place.path)),
            None => code(&place.path),
        };
        let Some(blob) = self.blob else {
            return shown;
        };
        let mut address = format!("{blob}/{}", place::uri(&place.path));
        match lines {
            Some((first, last)) if last > first => {
                let _ = write!(address, "#L{first}-L{last}");
            }
            Some((first, _)) => {
                let _ = write!(address, "#L{first}");
            }
            None => {}
        }
        link(&shown, &address)
    }
}

fn begin<'a>(out: &'a mut String, columns: &[&str], until: usize) -> Table<'a> {
    let _ = writeln!(out, "\n| {} |", columns.join(" | "));
    let _ = writeln!(out, "|{}", "---|".repeat(columns.len()));
    Table { out, until, cut: 0 }
}

/// What opens when somebody asks for it.
fn details(title: &str, out: &mut String, inside: impl FnOnce(&mut String)) {
    let _ = writeln!(out, "\n<details><summary>{title}</summary>");
    inside(out);
    out.push_str("\n</details>\n");
}
