//! Words filled into lines.

/// `label` and then words up to `width` columns; lines after the first stand under the text, or
/// two columns in where the label is long. Ends with a line break.
pub(super) fn fill(out: &mut String, label: &str, text: &str, width: usize, color: bool) {
    let indent = match label.chars().count() {
        n if n <= 16 => n,
        _ => 2,
    };
    if color {
        out.push_str("\x1b[36m");
        out.push_str(label);
        out.push_str("\x1b[0m");
    } else {
        out.push_str(label);
    }
    let mut column = label.chars().count();
    let mut first = true;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if !first && column + 1 + length > width {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', indent));
            column = indent;
        } else if !first {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
        first = false;
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(label: &str, text: &str, width: usize) -> String {
        let mut out = String::new();
        fill(&mut out, label, text, width, false);
        out
    }

    #[test]
    fn lines_are_filled_and_words_never_cut() {
        assert_eq!(
            filled("why: ", "one two  three", 12),
            "why: one two\n     three\n"
        );
        assert_eq!(
            filled("", "https://example.com/long x", 9),
            "https://example.com/long\nx\n"
        );
    }
}
