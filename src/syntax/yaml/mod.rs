//! YAML text to a [`Tree`], with exact byte spans of nodes, tags and the text inside scalars.
//!
//! Events come from granit-parser; plain scalars are typed as YAML 1.1 does (what CloudFormation
//! reads), with the text as written kept. Aliases and merge keys are kept, never expanded. Must
//! not know: what the documents are, which tags exist.

mod scalar;

use super::json;
use super::tree::{MAX_NESTING, Node, NodeId, NodeKind, Tree, too_deep};
use crate::diagnostic::Problem;
use crate::source::{FileId, Span};
use crate::value::Str;
use granit_parser::{ErrorKind, Event, Parser, ScanError, StructureStyle};

/// The tree of a YAML document. A text that begins with `{` is read as JSON first, and as a YAML
/// flow mapping where it is no JSON. A syntax error gives one problem and an empty tree; a second
/// document in the file gives a problem, the tree is that of the first.
pub fn parse(file: FileId, text: &str) -> (Tree, Vec<Problem>) {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    if !body.trim_start().starts_with('{') {
        return parse_yaml(file, text);
    }
    let (tree, problems) = json::parse(file, text);
    if tree.root.is_some() || problems.iter().any(|p| p.code == "nesting-limit") {
        return (tree, problems);
    }
    let (flow, flow_problems) = parse_yaml(file, text);
    if flow.root.is_some() {
        (flow, flow_problems)
    } else {
        (tree, problems)
    }
}

fn parse_yaml(file: FileId, text: &str) -> (Tree, Vec<Problem>) {
    let options = granit_parser::options! {
        // Comments are nobody's business here; unread, they cannot be too many.
        emit_comments: false,
        block_scalar_eof_without_line_feed: true,
        flow_nesting_limit: MAX_NESTING + 1,
        block_nesting_limit: MAX_NESTING + 1,
    };
    let mut loader = Loader {
        file,
        text,
        tree: Tree::default(),
        open: Vec::new(),
        anchors: Vec::new(),
        problems: Vec::new(),
        documents: 0,
    };
    for event in Parser::new_from_str_with_options(text, options) {
        let stop = match event {
            Ok((event, span)) => loader.event(event, &span),
            Err(error) => Some(syntax_error(file, text, &error)),
        };
        if let Some(problem) = stop {
            // Past the first document the tree is whole: what follows is reported all the same.
            if loader.documents < 2 {
                loader.tree = Tree::default();
                loader.problems.clear();
            }
            loader.problems.push(problem);
            break;
        }
    }
    (loader.tree, loader.problems)
}

/// A collection whose end is still to come.
struct Open {
    id: NodeId,
    mapping: bool,
    flow: bool,
    items: Vec<NodeId>,
}

struct Loader<'t> {
    file: FileId,
    text: &'t str,
    tree: Tree,
    open: Vec<Open>,
    /// By the parser's number of the anchor.
    anchors: Vec<Option<NodeId>>,
    problems: Vec<Problem>,
    documents: usize,
}

impl Loader<'_> {
    /// Takes an event; a problem ends the parse.
    fn event(&mut self, event: Event<'_>, at: &granit_parser::Span) -> Option<Problem> {
        let span = self.span(at);
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents == 2 {
                    return Some(
                        Problem::error(
                            "multiple-documents",
                            "a second YAML document begins here",
                            first_line(self.text, span),
                        )
                        .help("one document per file: what follows was not analysed"),
                    );
                }
            }
            Event::Scalar(value, style, anchor, tag) => {
                let tag = local_tag(tag.as_deref(), at, self.file, span);
                let core = tag.is_none() && at.tag_start().is_some();
                let scalar = scalar::Written {
                    value: &value,
                    style,
                    span,
                    indent: at.indent,
                    typed: tag.is_none() && !core,
                };
                let (span, kind) = scalar.node(self.text);
                self.leaf(Node { span, tag, kind }, anchor);
            }
            Event::Alias(anchor) => {
                let target = self.anchors.get(anchor).copied().flatten();
                let kind = target.map_or(NodeKind::Null, NodeKind::Alias);
                let node = Node {
                    span,
                    tag: None,
                    kind,
                };
                self.leaf(node, 0);
            }
            Event::SequenceStart(style, anchor, tag) => {
                let tag = local_tag(tag.as_deref(), at, self.file, span);
                return self.start(span, style, anchor, tag, false);
            }
            Event::MappingStart(style, anchor, tag) => {
                let tag = local_tag(tag.as_deref(), at, self.file, span);
                return self.start(span, style, anchor, tag, true);
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(span),
            _ => {}
        }
        None
    }

    fn span(&self, at: &granit_parser::Span) -> Span {
        let start = at.start.byte_offset().unwrap_or(0).min(self.text.len());
        let end = at.end.byte_offset().unwrap_or(start);
        Span::new(self.file, start, end.clamp(start, self.text.len()))
    }

    fn start(
        &mut self,
        span: Span,
        style: StructureStyle,
        anchor: usize,
        tag: Option<(Str, Span)>,
        mapping: bool,
    ) -> Option<Problem> {
        if self.open.len() >= MAX_NESTING {
            return Some(too_deep(character(
                self.file,
                self.text,
                span.start as usize,
            )));
        }
        // Anchored before its children come, which may name it.
        let id = self.tree.push(Node {
            span,
            tag,
            kind: NodeKind::Null,
        });
        self.anchor(anchor, id);
        self.open.push(Open {
            id,
            mapping,
            flow: style == StructureStyle::Flow,
            items: Vec::new(),
        });
        None
    }

    fn end(&mut self, at: Span) {
        let Some(open) = self.open.pop() else {
            return;
        };
        // A block collection's own end event stands before the next token, lines further down.
        let end = if open.flow {
            at.end
        } else {
            let ends = open.items.iter().filter_map(|i| self.tree.node(*i));
            ends.map(|n| n.span.end).max().unwrap_or(at.start)
        };
        let kind = if open.mapping {
            let mut pairs = Vec::with_capacity(open.items.len() / 2);
            let mut items = open.items.into_iter();
            while let (Some(key), Some(value)) = (items.next(), items.next()) {
                pairs.push((key, value));
            }
            NodeKind::Mapping(self.tree.keep_last(pairs, &mut self.problems))
        } else {
            NodeKind::Sequence(open.items)
        };
        if let Some(node) = self.tree.nodes.get_mut(open.id.0 as usize) {
            node.kind = kind;
            node.span.end = end.max(node.span.start);
        }
        self.place(open.id);
    }

    fn leaf(&mut self, node: Node, anchor: usize) {
        let id = self.tree.push(node);
        self.anchor(anchor, id);
        self.place(id);
    }

    fn place(&mut self, id: NodeId) {
        match self.open.last_mut() {
            Some(open) => open.items.push(id),
            None => self.tree.root = Some(id),
        }
    }

    fn anchor(&mut self, anchor: usize, id: NodeId) {
        if anchor == 0 {
            return;
        }
        // The parser counts anchors from 1; never more than there are nodes.
        if anchor >= self.anchors.len() && anchor <= self.tree.nodes.len() + 1 {
            self.anchors.resize(anchor + 1, None);
        }
        if let Some(slot) = self.anchors.get_mut(anchor) {
            *slot = Some(id);
        }
    }
}

/// A tag such as `!Sub`, as written; `None` for YAML's own (`!!str`) and the plain `!`.
fn local_tag(
    tag: Option<&granit_parser::Tag>,
    at: &granit_parser::Span,
    file: FileId,
    node: Span,
) -> Option<(Str, Span)> {
    let tag = tag?;
    if tag.handle().starts_with("tag:yaml.org") || tag.suffix().is_empty() || tag.suffix() == "!" {
        return None;
    }
    let range = at.tag_span().and_then(|t| t.byte_range());
    let span = match range {
        Some(r) => Span::new(file, r.start, r.end),
        None => node,
    };
    Some((tag.original().into(), span))
}

/// The span up to the end of its first line.
fn first_line(text: &str, span: Span) -> Span {
    let rest = text.get(span.start as usize..).unwrap_or_default();
    let line = rest.find(['\n', '\r']).unwrap_or(rest.len());
    let end = (span.start as usize + line.max(1)).min(text.len());
    Span::new(span.file, span.start as usize, end)
}

/// The character at an offset.
fn character(file: FileId, text: &str, at: usize) -> Span {
    let first = text.get(at..).and_then(|rest| rest.chars().next());
    Span::new(file, at, at + first.map_or(0, char::len_utf8))
}

fn syntax_error(file: FileId, text: &str, error: &ScanError) -> Problem {
    let at = error.marker().byte_offset().unwrap_or(0).min(text.len());
    if *error.kind() == ErrorKind::RecursionLimitExceeded {
        return too_deep(character(file, text, at));
    }
    // A forbidden tab is noticed behind it.
    let before = text.get(..at).unwrap_or_default();
    let tabs = before.len() - before.trim_end_matches('\t').len();
    let at = if tabs > 0 { at - tabs } else { at };
    // An error at the end of the text is shown at its last character.
    let at = if text.get(at..).is_some_and(|rest| rest.trim().is_empty()) {
        let last = text.trim_end().char_indices().next_back();
        last.map_or(0, |(i, _)| i)
    } else {
        at
    };
    let span = character(file, text, at);
    let message = format!("invalid YAML: {}", error.kind());
    let problem = Problem::error("syntax-error", message, span);
    match hint(error.kind()) {
        Some(hint) => problem.help(hint),
        None => problem.help("check the indentation of this line and of the one before"),
    }
}

fn hint(kind: &ErrorKind) -> Option<&'static str> {
    use ErrorKind as K;
    Some(match kind {
        K::TabNotAllowed
        | K::TabInBlockIndentation
        | K::TabAtBlockScalarStart
        | K::TabInIndentation
        | K::TabInPlainScalar => "indent with blanks: YAML forbids tabs here",
        K::UnknownAnchor => "an alias `*name` needs an anchor `&name` before it",
        K::UndeclaredTagHandle => "a tag is written `!Name`, without a second `!`",
        K::UnclosedQuotedScalar => "the quotation mark that opens here is never closed",
        K::UnclosedFlowCollection { .. }
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofFlowSequence
        | K::UnexpectedEofImplicitFlowMapping => "a bracket is opened and never closed",
        K::MismatchedFlowCollectionEnd { .. } | K::MisplacedFlowCollectionEnd => {
            "this bracket closes none that is open"
        }
        K::UnknownQuotedScalarEscape => "in double quotes a backslash is written `\\\\`",
        K::InvalidColonPlacement | K::MappingValueNotAllowed => {
            "a text with `: ` in it needs quotes; otherwise check the indentation"
        }
        K::UnexpectedCharacter { .. } => "a text that begins with this character needs quotes",
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
