//! A YAML or JSON document that is broken in places: the entries of its sections (a mapping of
//! mappings) in which the errors stand are left out, so that the others can be read.
//!
//! What is left out is blanked in a copy of the text, so every span still fits the text itself.
//! Must not know: what sections and entries are.

use super::tree::{NodeKind, Tree};
use crate::diagnostic::Problem;
use crate::source::{FileId, Span};
use crate::value::Str;
use std::ops::Range;

/// Parses of one file, at most; of a large one fewer.
const MAX_PARSES: usize = 24;
const MAX_PARSES_OF_LARGE: usize = 6;
/// A text of more bytes is large.
const LARGE: usize = 512 << 10;
/// Entries before the one in which an error shows that may have caused it.
const MAX_BEFORE: usize = 6;

/// An entry that was left out.
#[derive(Clone, PartialEq, Debug)]
pub struct Lost {
    /// The key of its section.
    pub section: Str,
    /// Its own key; empty where the whole section was left out.
    pub name: Str,
    /// Its text.
    pub span: Span,
}

/// What was read, what is wrong, and what was left out for it.
pub type Parts = (Tree, Vec<Problem>, Vec<Lost>);

/// Parses a text by `parse`; where that finds a syntax error, without the entries that are broken.
/// The problems of what is left out stay. Nothing is read where it cannot be told which entries
/// those are.
pub fn parse(file: FileId, text: &str, parse: fn(FileId, &str) -> (Tree, Vec<Problem>)) -> Parts {
    let (tree, problems) = parse(file, text);
    let Some(first) = broken(&tree, &problems) else {
        return (tree, problems, Vec::new());
    };
    let mut left = match text.len() > LARGE {
        true => MAX_PARSES_OF_LARGE,
        false => MAX_PARSES,
    };
    let entries = entries(text);
    let mut error = first;
    let mut masked = text.to_owned();
    let mut reported = Vec::new();
    let mut out: Vec<usize> = Vec::new();
    loop {
        let Some(at) = around(&entries, error.at, &out) else {
            return (tree, problems, Vec::new());
        };
        // The entry in which it shows, else one before it that was never closed.
        let same = |i: &usize| {
            entries.get(*i).map(|e| &e.section) == entries.get(at).map(|e| &e.section)
                && !out.contains(i)
        };
        let candidates = (0..=at).rev().filter(same).take(MAX_BEFORE);
        let mut further: Option<(usize, Broken)> = None;
        let mut done = None;
        for candidate in candidates {
            let Some(entry) = entries.get(candidate) else {
                continue;
            };
            let Some(rest) = left.checked_sub(1) else {
                break;
            };
            left = rest;
            let attempt = blanked(&masked, entry.range.clone());
            let (tree, problems) = parse(file, &attempt);
            match broken(&tree, &problems) {
                None => {
                    done = Some((candidate, tree, problems));
                    break;
                }
                // It was broken, and something further down is too.
                Some(next) if further.is_none() && next.at >= entry.range.end => {
                    further = Some((candidate, next));
                }
                Some(_) => {}
            }
        }
        let lost = done.as_ref().map(|d| d.0).or(further.as_ref().map(|f| f.0));
        let Some(entry) = lost.and_then(|i| entries.get(i)) else {
            return (tree, problems, Vec::new());
        };
        out.extend(lost);
        let own = text.get(entry.range.clone()).unwrap_or_default();
        let blank = own.len() - own.trim_start_matches([',', ' ', '\n', '\r']).len();
        let line = own
            .trim_start_matches([',', ' ', '\n', '\r'])
            .lines()
            .next();
        let start = entry.range.start + blank;
        let place = Span::new(file, start, start + line.map_or(0, |l| l.trim_end().len()));
        let left_out = "this was left out; the rest was analysed";
        reported.push(error.problem.related(place, left_out));
        if let Some((_, tree, mut others)) = done {
            let root = tree.root.and_then(|root| tree.node(root));
            if !root.is_some_and(|r| matches!(r.kind, NodeKind::Mapping(_))) {
                return (Tree::default(), problems, Vec::new());
            }
            reported.append(&mut others);
            out.sort_unstable();
            let lost = out.iter().filter_map(|i| entries.get(*i));
            let lost = lost.map(|e| Lost {
                section: e.section.clone(),
                name: e.name.clone(),
                span: Span::new(file, e.range.start, e.end(text)),
            });
            return (tree, reported, lost.collect());
        }
        masked = blanked(&masked, entry.range.clone());
        match further {
            Some((_, next)) => error = next,
            None => return (tree, problems, Vec::new()),
        }
    }
}

/// A syntax error that left no tree.
struct Broken {
    at: usize,
    problem: Problem,
}

fn broken(tree: &Tree, problems: &[Problem]) -> Option<Broken> {
    if tree.root.is_some() {
        return None;
    }
    let problem = problems.iter().find(|p| p.code == "syntax-error")?;
    Some(Broken {
        at: problem.span?.start as usize,
        problem: problem.clone(),
    })
}

/// The text with blanks in a range; line ends stay.
fn blanked(text: &str, range: Range<usize>) -> String {
    let mut out = String::with_capacity(text.len());
    out.push_str(text.get(..range.start).unwrap_or_default());
    for b in text.get(range.clone()).unwrap_or_default().bytes() {
        out.push(match b {
            b'\n' => '\n',
            b'\r' => '\r',
            _ => ' ',
        });
    }
    out.push_str(text.get(range.end..).unwrap_or_default());
    out
}

/// An entry of a section, or a section without entries.
struct Entry {
    section: Str,
    name: Str,
    /// Its text, with what separates it from its neighbours.
    range: Range<usize>,
}

impl Entry {
    /// The end of its text without blanks behind it.
    fn end(&self, text: &str) -> usize {
        let own = text.get(self.range.clone()).unwrap_or_default();
        self.range.start + own.trim_end().len()
    }
}

/// The entry around an offset, or the last one before it, that is not left out yet.
fn around(entries: &[Entry], at: usize, out: &[usize]) -> Option<usize> {
    let before = entries.partition_point(|e| e.range.start <= at);
    (0..before).rev().find(|i| !out.contains(i))
}

/// The entries of a text in its order.
fn entries(text: &str) -> Vec<Entry> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    match body.trim_start().starts_with('{') {
        true => in_braces(text),
        false => in_lines(text),
    }
}

/// By indentation: sections begin in the column of the first key, entries in the column of the
/// first line of their section.
fn in_lines(text: &str) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut top = None;
    let mut section: Option<(Str, usize)> = None;
    let mut inner = None;
    let mut offset = 0;
    let mut has_entries = false;
    for line in text.split_inclusive('\n') {
        let start = offset;
        offset += line.len();
        let content = line.trim_start_matches([' ', '\u{feff}']);
        let indent = line.len() - content.len();
        let silent = content.trim().is_empty() || content.starts_with(['#', '%', '\t']);
        if silent || line.starts_with("---") {
            continue;
        }
        let top = *top.get_or_insert(indent);
        let key = key(content);
        if indent <= top {
            close(&mut entries, &mut section, has_entries, start);
            has_entries = false;
            section = key.map(|k| (k, start));
            inner = None;
            continue;
        }
        let Some((name, _)) = &section else {
            continue;
        };
        let inner = *inner.get_or_insert(indent);
        if indent <= inner
            && let Some(key) = key
        {
            if has_entries && let Some(last) = entries.last_mut() {
                last.range.end = start;
            }
            has_entries = true;
            entries.push(Entry {
                section: name.clone(),
                name: key,
                range: start..text.len(),
            });
        }
    }
    close(&mut entries, &mut section, has_entries, text.len());
    entries
}

/// Ends a section: its last entry, or itself where it has none.
fn close(
    entries: &mut Vec<Entry>,
    section: &mut Option<(Str, usize)>,
    has_entries: bool,
    end: usize,
) {
    let Some((name, start)) = section.take() else {
        return;
    };
    match entries.last_mut() {
        Some(last) if has_entries => last.range.end = end,
        _ => entries.push(Entry {
            section: name,
            name: Str::default(),
            range: start..end,
        }),
    }
}

/// The key at the beginning of a line.
fn key(content: &str) -> Option<Str> {
    if content.starts_with(['-', '[', '{', '&', '*', '!', '?']) {
        return None;
    }
    let quote = content.chars().next().filter(|c| matches!(c, '"' | '\''));
    let (key, rest) = match quote {
        Some(q) => content.get(1..)?.split_once(q)?,
        None => {
            // A logical id has no colon; `Fn::ForEach::Name` has.
            let mut ends = content.match_indices(':').map(|(at, _)| at);
            let end = ends.find(|at| {
                let after = content.get(at + 1..).unwrap_or_default();
                after.is_empty() || after.starts_with([' ', '\t', '\r', '\n'])
            })?;
            content.split_at_checked(end)?
        }
    };
    rest.trim_start()
        .starts_with(':')
        .then(|| Str::from(key.trim_end()))
}

/// The column of what begins at an offset, and whether nothing stands before it in its line.
fn column(text: &str, at: usize) -> (usize, bool) {
    let before = text.get(..at).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    (line.len(), line.trim_start().is_empty())
}

/// By depth of brackets: sections are members at depth 1, entries at depth 2. A member begins with
/// a string and a colon, whether or not there is a comma before it.
///
/// A string that is not closed on its line may have brackets in it that were meant as such: from
/// there on the columns of lines say where the next entry or section begins.
fn in_braces(text: &str) -> Vec<Entry> {
    let bytes = text.as_bytes();
    let mut entries = Members::default();
    let mut depth = 0_usize;
    // Columns of sections and entries that begin a line.
    let mut columns: [Option<usize>; 2] = [None, None];
    let mut lost = false;
    let mut at = 0;
    while let Some(b) = bytes.get(at) {
        let start = at;
        at += 1;
        if lost && matches!(b, b'"' | b'}') {
            let (column, first) = column(text, start);
            let known = columns.iter().position(|c| *c == Some(column));
            let told = first && columns[0] != columns[1];
            if let Some(level) = known.filter(|_| told) {
                // A bracket closes what its line's column began.
                depth = level + 1 + usize::from(*b == b'}');
                lost = false;
            }
        }
        match b {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                if depth == 2 {
                    entries.close(start);
                }
                depth = depth.saturating_sub(1);
            }
            b',' if depth == 2 => entries.comma(start),
            b'"' => {
                let mut closed = false;
                while let Some(c) = bytes.get(at) {
                    at += 1;
                    match c {
                        b'\\' => at += 1,
                        b'"' => {
                            closed = true;
                            break;
                        }
                        // No string goes on over the end of a line.
                        b'\n' => break,
                        _ => {}
                    }
                }
                lost |= !closed;
                let name = text
                    .get(start + 1..at.saturating_sub(1))
                    .unwrap_or_default();
                let after = text.get(at..).unwrap_or_default().trim_start();
                if !closed || !after.starts_with(':') {
                    continue;
                }
                let (column, first) = column(text, start);
                if first && let Some(known) = depth.checked_sub(1).and_then(|d| columns.get_mut(d))
                {
                    known.get_or_insert(column);
                }
                match depth {
                    1 => entries.section(name),
                    2 => entries.open(name, start),
                    _ => {}
                }
            }
            _ => {}
        }
    }
    entries.all
}

/// The entries of sections as they are met.
#[derive(Default)]
struct Members {
    all: Vec<Entry>,
    section: Option<Str>,
    /// The name and the beginning of the one that is not at its end yet.
    open: Option<(Str, usize)>,
    comma: Option<usize>,
}

impl Members {
    fn section(&mut self, name: &str) {
        self.section = Some(name.into());
        (self.open, self.comma) = (None, None);
    }

    /// An entry begins, so the one before it ends.
    fn open(&mut self, name: &str, start: usize) {
        self.end(None, start);
        self.open = Some((name.into(), start));
    }

    fn comma(&mut self, at: usize) {
        if self.open.is_some() {
            self.comma = Some(at);
        }
    }

    /// The section is closed: its last entry takes the comma before it along.
    fn close(&mut self, at: usize) {
        self.end(self.comma, at);
    }

    fn end(&mut self, comma: Option<usize>, at: usize) {
        if let (Some((name, begin)), Some(section)) = (self.open.take(), &self.section) {
            let begin = comma.filter(|c| *c < begin).unwrap_or(begin);
            self.all.push(Entry {
                section: section.clone(),
                name,
                range: begin..at,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::syntax::{json, yaml};

    /// What is left of `Resources`, and what was lost.
    fn read(text: &str) -> (Vec<String>, Vec<String>, usize) {
        let by = if text.starts_with('{') {
            json::parse
        } else {
            yaml::parse
        };
        let (tree, problems, lost) = parse(FileId(0), text, by);
        let keys = || {
            let section = tree.get(tree.root?, "Resources")?;
            match &tree.node(section)?.kind {
                NodeKind::Mapping(pairs) => Some(
                    pairs
                        .iter()
                        .filter_map(|(k, _)| Some(tree.scalar_text(*k)?.to_string()))
                        .collect(),
                ),
                _ => None,
            }
        };
        let left = keys().unwrap_or_default();
        let lost = lost.iter().map(|l| format!("{}.{}", l.section, l.name));
        (left, lost.collect(), problems.len())
    }

    const THREE: &str =
        "Resources:\n  A:\n    Type: T\n  B:\n    Type: T\n    P: BROKEN\n  C:\n    Type: T\n";

    #[test]
    fn a_broken_entry_costs_itself() {
        for broken in [
            "a: b: c",
            "\"never closed",
            "[a, b",
            "{a: b",
            "'x' y",
            "!Sub [a",
            "x\n\tQ: 1",
            "x\n   Q: 1",
            "*nobody",
        ] {
            let (left, lost, problems) = read(&THREE.replace("BROKEN", broken));
            assert_eq!(left, ["A", "C"], "{broken}");
            assert_eq!(lost, ["Resources.B"], "{broken}");
            assert_eq!(problems, 1, "{broken}");
        }
    }

    #[test]
    fn several_broken_entries_and_sections() {
        let text = "Description: a: b\nParameters:\n  P: {Type: [}\n  Q: {Type: String}\nResources:\n  A: {Type: T}\n  B: {Type: 'T}\n  C: {Type: T}\n";
        let (left, lost, problems) = read(text);
        assert_eq!(left, ["A", "C"]);
        assert_eq!(lost, ["Description.", "Parameters.P", "Resources.B"]);
        assert_eq!(problems, 3);
    }

    #[test]
    fn json_too() {
        let three = "{\"Resources\": {\n  \"A\": {\"Type\": \"T\"},\n  \"B\": BROKEN,\n  \"C\": {\"Type\": \"T\"}\n}}";
        for broken in [
            "{\"Type\": \"T\",}",
            "{\"Type\" \"T\"}",
            "{'a': 1}",
            "{\"a\": tru}",
        ] {
            let (left, lost, _) = read(&three.replace("BROKEN", broken));
            assert_eq!(left, ["A", "C"], "{broken}");
            assert_eq!(lost, ["Resources.B"], "{broken}");
        }
        let last = "{\"Resources\": {\"A\": {\"Type\": \"T\"}, \"B\": {\"Type\": \"T\",}}}";
        let (left, lost, _) = read(last);
        assert_eq!(
            (left.join(","), lost.join(",")),
            ("A".to_owned(), "Resources.B".to_owned())
        );
    }

    #[test]
    fn a_json_string_that_is_not_closed_costs_its_entry() {
        let sound = "{\n  \"Parameters\": {\n    \"P\": {\"Type\": \"T\"}\n  },\n  \"Resources\": {\n    \"A\": {\"Type\": \"T\"},\n    \"B\": {\n      \"Type\": \"T\",\n      \"Q\": [\"x\", \"y\"]\n    },\n    \"C\": {\"Type\": \"T\"}\n  },\n  \"Outputs\": {}\n}\n";
        let (left, lost, problems) = read(sound);
        assert_eq!((left.len(), lost.len(), problems), (3, 0, 0));
        for (whole, broken, of) in [
            ("\"A\": {\"Type\": \"T\"},", "\"A\": {\"Type\": \"T},", "A"),
            (
                "\"B\": {\n      \"Type\": \"T\",",
                "\"B\": {\n      \"Type\": \"T,",
                "B",
            ),
            (
                "\"B\": {\n      \"Type\": \"T\",",
                "\"B\": {\n      \"Type: \"T\",",
                "B",
            ),
            ("[\"x\", \"y\"]", "[\"x\", \"y]", "B"),
            ("[\"x\", \"y\"]", "[\"x, \"y\"]", "B"),
            ("\"C\": {\"Type\": \"T\"}", "\"C\": {\"Type\": \"T}", "C"),
        ] {
            let text = sound.replace(whole, broken);
            assert_ne!(text, sound);
            let (left, lost, problems) = read(&text);
            assert_eq!(lost, [format!("Resources.{of}")], "{text}");
            assert_eq!((left.len(), problems), (2, 1), "{text}");
        }
        // Two of them, and one of another section.
        let text = sound
            .replace("\"A\": {\"Type\": \"T\"},", "\"A\": {\"Type\": \"T},")
            .replace("\"P\": {\"Type\": \"T\"}", "\"P\": {\"Type\": \"T}")
            .replace("\"C\": {\"Type\": \"T\"}", "\"C\": {\"Type\": \"T}");
        let (left, lost, problems) = read(&text);
        assert_eq!(left, ["B"]);
        assert_eq!(lost, ["Parameters.P", "Resources.A", "Resources.C"]);
        assert_eq!(problems, 3);
        // In one line nobody can tell which bracket was meant.
        let (left, lost, problems) =
            read("{\"Resources\": {\"A\": {\"Type\": \"T}, \"B\": {\"Type\": \"T\"}}}");
        assert_eq!((left.len(), lost.len(), problems), (0, 0, 1));
    }

    #[test]
    fn what_cannot_be_told_apart_is_not_read() {
        for text in [
            "[",
            "a\nb: c",
            "{\"Resources\": {\"A\": {\"Type\": \"T\"}",
            "Resources: {A: {Type: X::Y}\n",
        ] {
            let (left, lost, problems) = read(text);
            assert_eq!((left.len(), lost.len(), problems), (0, 0, 1), "{text}");
        }
    }

    #[test]
    fn a_sound_text_is_parsed_once() {
        let (left, lost, problems) = read(&THREE.replace("BROKEN", "x"));
        assert_eq!((left.len(), lost.len(), problems), (3, 0, 0));
    }
}
