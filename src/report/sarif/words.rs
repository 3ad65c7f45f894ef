//! Texts as SARIF wants them: messages with links in plain text, names.
//!
//! Must not know: findings.

use crate::report::clean::clean_line;

/// The text on one line, with the braces of placeholders doubled.
fn plain(text: &str) -> String {
    clean_line(text).replace('{', "{{").replace('}', "}}")
}

/// A text of a message: its brackets are escaped where they could be taken for those of a link.
pub(super) fn beside_links(text: &str) -> String {
    let mut open = false;
    let mut mistakable = text.contains("](") || text.contains("\\[") || text.contains("\\]");
    for c in text.chars().filter(|c| "[]".contains(*c)) {
        mistakable |= (c == '[') == open;
        open = c == '[';
    }
    let text = plain(text);
    if mistakable || open {
        escaped(&text)
    } else {
        text
    }
}

/// A text as a link to a related location.
pub(super) fn link(text: &str, id: usize) -> String {
    format!("[{}]({id})", escaped(&plain(text)))
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if "[]\\".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// `aws-s3-bucket-public` as `AwsS3BucketPublic`.
pub(super) fn pascal_case(id: &str) -> String {
    let mut out = String::with_capacity(id.len());
    for word in id.split(|c: char| !c.is_alphanumeric()) {
        let mut chars = word.chars();
        out.extend(chars.next().into_iter().flat_map(char::to_uppercase));
        out.push_str(chars.as_str());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_are_escaped_in_links_and_where_they_look_like_one() {
        for (text, beside, linked) in [
            ("plain", "plain", "[plain](7)"),
            (
                "a[0].b[\"k\"]",
                "a[0].b[\"k\"]",
                "[a\\[0\\].b\\[\"k\"\\]](7)",
            ),
            ("a\\b", "a\\b", "[a\\\\b](7)"),
            ("[x](1)", "\\[x\\](1)", "[\\[x\\](1)](7)"),
            ("a[0", "a\\[0", "[a\\[0](7)"),
            ("a]", "a\\]", "[a\\]](7)"),
            ("[[a]]", "\\[\\[a\\]\\]", "[\\[\\[a\\]\\]](7)"),
            ("\\[a]", "\\\\\\[a\\]", "[\\\\\\[a\\]](7)"),
            ("${x}", "${{x}}", "[${{x}}](7)"),
            ("{0}\u{202e}\n", "{{0}}\u{fffd} ", "[{{0}}\u{fffd} ](7)"),
        ] {
            assert_eq!(beside_links(text), beside, "{text}");
            assert_eq!(link(text, 7), linked, "{text}");
        }
    }

    #[test]
    fn names() {
        assert_eq!(pascal_case("aws-s3-bucket-public"), "AwsS3BucketPublic");
        assert_eq!(pascal_case("a--B_c.d"), "ABCD");
    }
}
