//! Foreign text as GitHub's Markdown, on one line and in a cell of a table.
//!
//! Must not know: what the text says.

use crate::report::clean::clean_line;

/// Characters that mean something in a line of GitHub's Markdown: emphasis, code, links, HTML,
/// entities, cells, formulas, and references to issues and people.
const SPECIAL: &str = "\\`*_[]<>|~$&#@";

/// A sentence. What stands between backquotes is code, as in the rules' own words.
pub(super) fn prose(text: &str) -> String {
    let text = clean_line(text);
    let parts: Vec<&str> = text.split('`').collect();
    // An odd one out quotes nothing.
    if parts.len().is_multiple_of(2) {
        return escaped(&text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for (i, part) in parts.iter().enumerate() {
        if i % 2 == 0 {
            out.push_str(&escaped(part));
        } else {
            out.push_str(&code(part));
        }
    }
    out
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if SPECIAL.contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    // A bare address would become a link.
    out.replace("://", ":\\//")
}

/// A span of code. A table takes the bar for its own even there.
pub(super) fn code(text: &str) -> String {
    let text = clean_line(text);
    if text.trim().is_empty() {
        return String::new();
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{}{pad}{fence}", text.replace('|', "\\|"))
}

/// A link; the text is markup, the address an URI without brackets.
pub(super) fn link(text: &str, address: &str) -> String {
    let address = address.replace('(', "%28").replace(')', "%29");
    format!("[{text}]({address})")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_no_markup() {
        for (text, want) in [
            ("plain, with - and (this).", "plain, with - and (this)."),
            ("a|b", "a\\|b"),
            ("<img src=x> &amp;", "\\<img src=x\\> \\&amp;"),
            (
                "[x](http://y) *b* _i_",
                "\\[x\\](http:\\//y) \\*b\\* \\_i\\_",
            ),
            ("use `a_b` here", "use `a_b` here"),
            ("odd ` one", "odd \\` one"),
            ("one\ntwo\u{1b}", "one two?"),
            ("@you #1 $x$", "\\@you \\#1 \\$x\\$"),
        ] {
            assert_eq!(prose(text), want, "{text}");
        }
    }

    #[test]
    fn code_holds_any_text() {
        for (text, want) in [
            ("a.b[\"k\"]", "`a.b[\"k\"]`"),
            ("a|b", "`a\\|b`"),
            ("a`b", "``a`b``"),
            ("`a``", "``` `a`` ```"),
            (" ", ""),
            ("", ""),
        ] {
            assert_eq!(code(text), want, "{text}");
        }
    }

    #[test]
    fn links_end_where_they_should() {
        assert_eq!(
            link("`a`", "https://h/a(b)#L1"),
            "[`a`](https://h/a%28b%29#L1)"
        );
    }
}
