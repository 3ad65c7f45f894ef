//! Resource addresses as Terraform prints them, taken apart.
//!
//! Must not know: plans.

use std::ops::Range;

/// The parts of an address such as `module.a["x.y"].module.b[1].data.aws_region.r[0]`.
#[derive(Debug)]
pub(super) struct Address<'a> {
    text: &'a str,
    /// Where each module instance's address ends, outermost first.
    modules: Vec<usize>,
    /// Where the instance's own index begins.
    index: usize,
    /// All indexes, brackets included.
    indexes: Vec<Range<usize>>,
}

impl<'a> Address<'a> {
    pub fn parse(text: &'a str) -> Address<'a> {
        let indexes = indexes(text);
        let modules = names(text, &indexes)
            .chunks(2)
            .map_while(|pair| match pair {
                [word, name] if text.get(word.clone()) == Some("module") => Some(name.end),
                _ => None,
            })
            .collect();
        let index = match indexes.last() {
            Some(last) if last.end == text.len() => last.start,
            _ => text.len(),
        };
        Address {
            text,
            modules,
            index,
            indexes,
        }
    }

    /// The whole.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The addresses of the module instances around it, outermost first.
    pub fn modules(&self) -> impl Iterator<Item = &'a str> + '_ {
        let text = self.text;
        self.modules.iter().filter_map(move |end| text.get(..*end))
    }

    /// The address of its module instance; empty for the root module.
    pub fn module(&self) -> &'a str {
        let end = self.modules.last().copied().unwrap_or(0);
        self.text.get(..end).unwrap_or_default()
    }

    /// The address within its module, without its own index: as it is written.
    pub fn local(&self) -> &'a str {
        let start = self.modules.last().map_or(0, |end| end + 1);
        self.text.get(start..self.index).unwrap_or_default()
    }

    /// The whole address without its own index.
    pub fn base(&self) -> &'a str {
        self.text.get(..self.index).unwrap_or_default()
    }

    /// Its own index, `["a"]` or `[0]`; empty where it has none.
    pub fn index(&self) -> &'a str {
        self.text.get(self.index..).unwrap_or_default()
    }

    /// Whether it has no index anywhere.
    pub fn is_block(&self) -> bool {
        self.indexes.is_empty()
    }

    /// The address without any index: the block in the configuration.
    pub fn block(&self) -> String {
        let mut out = String::with_capacity(self.text.len());
        let mut at = 0;
        for index in &self.indexes {
            out.push_str(self.text.get(at..index.start).unwrap_or_default());
            at = index.end;
        }
        out.push_str(self.text.get(at..).unwrap_or_default());
        out
    }
}

/// The names of a module's path: `module.a["x"].module.b` is `a`, `b`.
pub(super) fn path(module: &str) -> Vec<String> {
    let steps = steps(module);
    let name = |pair: &[(&str, &str)]| pair.get(1).map(|(n, _)| (*n).to_owned());
    steps.chunks(2).filter_map(name).collect()
}

/// The names of an address or reference, each with the index behind it (empty where there is none).
pub(super) fn steps(text: &str) -> Vec<(&str, &str)> {
    let names = names(text, &indexes(text));
    let step = |range: Range<usize>| {
        let step = text.get(range).unwrap_or_default();
        step.split_at(step.find('[').unwrap_or(step.len()))
    };
    names.into_iter().map(step).collect()
}

/// What stands between dots, those within indexes left aside.
fn names(text: &str, indexes: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut names: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    let mut inside = indexes.iter().peekable();
    for (at, _) in text.match_indices('.') {
        while inside.peek().is_some_and(|i| i.end <= at) {
            inside.next();
        }
        if inside.peek().is_some_and(|i| i.contains(&at)) {
            continue;
        }
        names.push(start..at);
        start = at + 1;
    }
    names.push(start..text.len());
    names
}

/// `module.a` in front of a local address; the root module has no prefix.
pub(super) fn within(module: &str, local: &str) -> String {
    match module {
        "" => local.to_owned(),
        module => format!("{module}.{local}"),
    }
}

/// Indexes with their brackets. A string key escapes quotes with a backslash.
fn indexes(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(open) = text.get(at..).and_then(|t| t.find('[')) {
        let start = at + open;
        let mut end = start + 1;
        let quoted = bytes.get(end) == Some(&b'"');
        if quoted {
            end += 1;
        }
        while let Some(b) = bytes.get(end) {
            match b {
                b'\\' if quoted => end += 1,
                b'"' if quoted && bytes.get(end + 1) == Some(&b']') => {
                    end += 1;
                    break;
                }
                b']' if !quoted => break,
                _ => {}
            }
            end += 1;
        }
        at = (end + 1).min(text.len());
        while !text.is_char_boundary(at) {
            at += 1;
        }
        out.push(start..at);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_taken_apart() {
        for (text, module, local, index, block) in [
            ("aws_x.y", "", "aws_x.y", "", "aws_x.y"),
            ("aws_x.y[0]", "", "aws_x.y", "[0]", "aws_x.y"),
            (
                "data.aws_x.y[\"a.b]\\\"]\"]",
                "",
                "data.aws_x.y",
                "[\"a.b]\\\"]\"]",
                "data.aws_x.y",
            ),
            (
                "module.a[\"x.module.z\"].module.b[1].data.aws_x.y",
                "module.a[\"x.module.z\"].module.b[1]",
                "data.aws_x.y",
                "",
                "module.a.module.b.data.aws_x.y",
            ),
            (
                "module.a.aws_x.y[\"é[\"]",
                "module.a",
                "aws_x.y",
                "[\"é[\"]",
                "module.a.aws_x.y",
            ),
        ] {
            let a = Address::parse(text);
            assert_eq!(
                (a.module(), a.local(), a.index()),
                (module, local, index),
                "{text}"
            );
            assert_eq!(a.block(), block, "{text}");
            assert_eq!(a.base().to_owned() + index, text);
        }
        let a = Address::parse("module.a[0].module.b.aws_x.y");
        assert_eq!(
            a.modules().collect::<Vec<_>>(),
            ["module.a[0]", "module.a[0].module.b"]
        );
        assert_eq!(path("module.a[\"x.y\"].module.b"), ["a", "b"]);
        assert_eq!(path(""), [""; 0]);
        assert_eq!(
            steps("aws_x.y[\"a.b\"].id"),
            [("aws_x", ""), ("y", "[\"a.b\"]"), ("id", "")]
        );
    }

    #[test]
    fn odd_texts_do_no_harm() {
        for text in [
            "",
            ".",
            "[",
            "]",
            "a[\"",
            "a[\"\\",
            "a[é",
            "module.",
            "module",
            "[[[[",
            "a[\"x\"]b",
        ] {
            let a = Address::parse(text);
            assert!(text.starts_with(a.base()) && a.block().len() <= text.len());
            let _ = (
                a.module(),
                a.local(),
                a.modules().count(),
                path(text),
                steps(text),
            );
        }
    }
}
