//! Errors of syntax in words that help: what is missing, where, and what to write.

use super::CODE;
use super::lexer::Broken;
use super::mask::Fault;
use super::recover::Place;
use crate::diagnostic::Problem;
use hcl_edit::parser::Error;

/// The code of what goes past our own limits.
const TOO_DEEP: &str = "nesting-limit";

/// A fault that the lexer met, chosen among all of a piece.
pub(super) fn fault(place: Place<'_>, all: &[Fault], first: &Fault) -> Problem {
    match first {
        Fault::Endless(broken, range) => endless(place, *broken, range.clone()),
        Fault::Stray(at) => stray(place, *at),
        Fault::Open { openers, suspect } => {
            // A closing bracket of the wrong sort tells more than what is open at the end.
            if let Some(Fault::Stray(at)) = all.iter().find(|f| matches!(f, Fault::Stray(_))) {
                return stray(place, *at);
            }
            let at = suspect.or(openers.last().copied()).unwrap_or_default();
            unclosed(place, at)
        }
    }
}

fn endless(place: Place<'_>, broken: Broken, range: std::ops::Range<usize>) -> Problem {
    match broken {
        Broken::String => {
            let end = range.start + place.text.get(range.clone()).unwrap_or("").trim_end().len();
            Problem::error(
                CODE,
                "the string is not closed on its line",
                place.span(range.start..end),
            )
            .help("add the missing `\"`, or use a heredoc (`<<-EOT`) for text of several lines")
        }
        Broken::Heredoc => {
            let text = place.text.get(range.clone()).unwrap_or("");
            let line = text.lines().next().unwrap_or("").trim_end();
            let marker = line.trim_start_matches(['<', '-']);
            Problem::error(
                CODE,
                format!("the heredoc `{line}` is not closed"),
                place.span(range.start..range.start + line.len()),
            )
            .help(format!(
                "write `{marker}` alone on the line behind its text"
            ))
        }
        Broken::Comment => Problem::error(
            CODE,
            "the comment is not closed",
            place.span(range.start..range.start + 2),
        )
        .help("add the missing `*/`"),
    }
}

fn stray(place: Place<'_>, at: usize) -> Problem {
    let bracket = place.text.get(at..at + 1).unwrap_or("");
    Problem::error(
        CODE,
        format!("this `{bracket}` does not close the bracket opened last"),
        place.span(at..at + 1),
    )
    .help("a bracket is missing before it, or this one is too many")
}

fn unclosed(place: Place<'_>, at: usize) -> Problem {
    let rest = place.text.get(at..).unwrap_or("");
    let (open, close) = match rest.as_bytes() {
        [b'(', ..] => ("(", ")"),
        [b'[', ..] => ("[", "]"),
        [b'{', ..] => ("{", "}"),
        [b'$', ..] => ("${", "}"),
        [b'%', ..] => ("%{", "}"),
        [b'<', ..] => ("<<", "end marker"),
        _ => ("\"", "\""),
    };
    Problem::error(
        CODE,
        format!("`{open}` is not closed"),
        place.span(at..at + open.len().min(rest.len())),
    )
    .help(format!("add the missing `{close}`"))
}

/// An error of the parser.
pub(super) fn error(place: Place<'_>, faults: &[Fault], error: &Error) -> Problem {
    let message = error.message();
    let at = floor(place.text, error.location().offset());
    let rest = place.text.get(at..).unwrap_or("");
    let first = rest.chars().next();
    let one = place.span(at..at + first.filter(|c| *c != '\n').map_or(0, char::len_utf8));
    if message.contains("nested levels") {
        return Problem::error(
            TOO_DEEP,
            "nested deeper than the 64 levels that are analysed",
            one,
        )
        .help("move inner parts to locals");
    }
    if message.contains("operators") {
        return Problem::error(
            TOO_DEEP,
            "more than the 128 chained operators that are analysed",
            one,
        )
        .help("move parts to locals, or use a function over a list");
    }
    if let Some(fault) = faults.first() {
        return self::fault(place, faults, fault);
    }
    let before = place
        .text
        .get(..at)
        .unwrap_or("")
        .trim_end_matches([' ', '\t']);
    let (what, help): (String, &str) = match first {
        Some(c @ ('“' | '”' | '„' | '‘' | '’')) => (
            format!("`{c}` is a typographic quotation mark"),
            "use the straight `\"`",
        ),
        Some('\'') => ("single quotes do not make strings".to_owned(), "use `\"`"),
        Some(':') if message.contains("structure") => (
            "expected `=` behind the attribute's name".to_owned(),
            "write `name = value`; `:` is for keys of objects only",
        ),
        Some(';') => (
            "unexpected `;`".to_owned(),
            "statements end with their line",
        ),
        None | Some('\n' | '\r') if message.contains("expression") || before.ends_with('=') => (
            "a value is missing here".to_owned(),
            "an expression must begin on the same line",
        ),
        Some('}') if message.contains("expression") => (
            "a value is missing here".to_owned(),
            "write a value behind the `=`",
        ),
        None | Some('\n' | '\r') if message.contains("structure") || message == "expected `{`" => (
            "expected `=` and a value, or a block in braces".to_owned(),
            "the `{` of a block stands on the line of its name",
        ),
        _ if message.contains("`]`") => (
            "expected `,` or `]`".to_owned(),
            "elements of a list are separated by commas",
        ),
        _ if message.contains("object item") => (
            "expected a comma, a line break or `}` behind the item".to_owned(),
            "items of an object are separated by commas or line breaks",
        ),
        _ if message.contains("newline") => (
            "expected a line break".to_owned(),
            "each attribute and each block needs a line of its own",
        ),
        _ if message == "expected `:`" => (
            "expected `:`".to_owned(),
            "a conditional is `condition ? value : other`, a loop `[for item in list : value]`",
        ),
        Some(c) if message == "unexpected token" => (
            format!("unexpected `{c}`"),
            "an operator, a comma or a line break may be missing before it",
        ),
        None if message == "unexpected token" => (
            "unexpected end".to_owned(),
            "an expression, a bracket or a quotation mark is missing",
        ),
        _ => (
            message.to_owned(),
            "look at this line and at the end of the one before",
        ),
    };
    Problem::error(CODE, what, one).help(help)
}

/// The next character boundary at or before an offset.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len()))
        .rev()
        .find(|i| text.is_char_boundary(*i))
        .unwrap_or(0)
}
