//! Code actions on findings: ignore it for a reason, go to the deciding value, show the rule.
//!
//! A comment is offered only where the file, with it, would ignore the finding: whether it does is
//! asked of what reads such comments. Must not know: how commands are carried out.

use super::client::Abilities;
use super::diagnostics::Context;
use super::documents::Document;
use super::folder::Folder;
use super::settings::Settings;
use crate::expr::{self, lower};
use crate::resource::Dialect;
use crate::rules::Finding;
use crate::source::FileId;
use crate::syntax::tree::{NodeId, NodeKind, Tree};
use crate::syntax::{comments, json as syntax_json, yaml};
use gen_lsp_types::{
    CodeAction, CodeActionKind, Command, DocumentChange, Edit,
    OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextDocumentIdentifier, TextEdit,
    WorkspaceEdit,
};
use serde_json::{Value, json};
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// The server's own commands.
pub(super) const GO_TO: &str = "bartizan.server.goTo";
/// Shows a rule, by its id.
pub(super) const SHOW_RULE: &str = "bartizan.server.showRule";
/// The same, carried out by a client that says it does.
pub(super) const CLIENT_SHOW_RULE: &str = "bartizan.showRule";

const WORD: &str = "bartizan:ignore";
/// What stands for the reason until somebody writes it.
const REASON: &str = "TODO: say why";
/// Findings that actions are offered for at one place.
const MAX_FINDINGS: usize = 20;

/// What actions are made with.
pub(super) struct Actions<'a> {
    pub folder: &'a Folder,
    pub context: &'a Context<'a>,
    pub settings: &'a Settings,
    pub abilities: &'a Abilities,
    /// The kinds that are asked for; all where there are none.
    pub only: &'a [CodeActionKind],
}

impl Actions<'_> {
    /// The actions for the findings in some bytes of an open document.
    pub fn within(&self, relative: &str, bytes: Range<usize>) -> Vec<CodeAction> {
        let Some(document) = self.folder.shown.get(relative) else {
            return Vec::new();
        };
        let Some(report) = self.folder.workspace.report(relative) else {
            return Vec::new();
        };
        let active = report.findings.iter().filter(|f| f.suppressed().is_none());
        let there = active.filter(|f| {
            let own = self.context.own(document, f.primary.span);
            own.start <= bytes.end && bytes.start <= own.end
        });
        let mut out = Vec::new();
        for finding in there.take(MAX_FINDINGS) {
            if self.wants(&CodeActionKind::QuickFix) {
                self.ignore(document, finding, &mut out);
            }
            if self.wants(&CodeActionKind::Empty) {
                out.extend(self.go_to(finding));
                out.push(self.show_rule(finding));
            }
        }
        // Findings of one rule in several elements of a loop share a place.
        let mut titles = BTreeSet::new();
        out.retain(|action| titles.insert(action.title.clone()));
        out
    }

    fn wants(&self, kind: &CodeActionKind) -> bool {
        self.only.is_empty()
            || self.only.contains(kind)
            || self.only.contains(&CodeActionKind::Empty)
    }

    fn ignore(&self, document: &Document, finding: &Finding, out: &mut Vec<CodeAction>) {
        let place = self.context.own(document, finding.primary.span).start;
        let rule = &finding.rule.id;
        for edit in ignoring(document, finding, place) {
            let what = match edit.whole {
                true if finding.resource.dialect == Dialect::CloudFormation => {
                    format!("in all of `{}`", own_id(&finding.resource.address))
                }
                true => "in the whole block".to_owned(),
                false => "here".to_owned(),
            };
            let diagnostics = vec![self.context.of_finding(finding)];
            out.push(CodeAction {
                title: format!("Ignore `{rule}` {what}"),
                kind: Some(CodeActionKind::QuickFix),
                diagnostics: Some(diagnostics),
                edit: Some(self.edit(document, edit.at, edit.text)),
                ..CodeAction::default()
            });
        }
    }

    fn edit(&self, document: &Document, at: usize, new_text: String) -> WorkspaceEdit {
        let lines = &document.lines;
        let edit = TextEdit {
            range: lines.range(&document.text, at..at, self.context.encoding),
            new_text,
        };
        if !self.abilities.document_changes {
            return WorkspaceEdit {
                changes: Some(HashMap::from([(document.uri.clone(), vec![edit])])),
                ..WorkspaceEdit::default()
            };
        }
        let text_document = OptionalVersionedTextDocumentIdentifier {
            version: Some(document.version),
            text_document_identifier: TextDocumentIdentifier {
                uri: document.uri.clone(),
            },
        };
        WorkspaceEdit {
            document_changes: Some(vec![DocumentChange::TextDocumentEdit(TextDocumentEdit {
                text_document,
                edits: vec![Edit::TextEdit(edit)],
            })]),
            ..WorkspaceEdit::default()
        }
    }

    /// To where the deciding value was written, if that is elsewhere.
    fn go_to(&self, finding: &Finding) -> Option<CodeAction> {
        let (start, end) = (finding.way.start, finding.way.end);
        let way = finding.related.get(start.into()..end.into())?;
        let location = self.context.location(way.last()?.span)?;
        let line = location.range.start.line + 1;
        let path = self
            .context
            .sources
            .get(way.last()?.span.file)
            .map(|f| f.path.to_string());
        let title = format!(
            "Go to the deciding value ({}:{line})",
            path.unwrap_or_default()
        );
        let arguments = vec![
            Value::String(location.uri.to_string()),
            serde_json::to_value(location.range).ok()?,
        ];
        Some(command(title, GO_TO, arguments))
    }

    fn show_rule(&self, finding: &Finding) -> CodeAction {
        let name = CLIENT_SHOW_RULE;
        let own = self.settings.commands.iter().any(|c| c == name);
        let name = if own { name } else { SHOW_RULE };
        let rule = &finding.rule.id;
        command(format!("Show the rule `{rule}`"), name, vec![json!(rule)])
    }
}

fn command(title: String, name: &str, arguments: Vec<Value>) -> CodeAction {
    CodeAction {
        title: title.clone(),
        command: Some(Command {
            title,
            tooltip: None,
            command: name.to_owned(),
            arguments: Some(arguments),
        }),
        ..CodeAction::default()
    }
}

/// An insertion that makes a finding ignored.
#[derive(Debug)]
struct Ignoring {
    at: usize,
    text: String,
    /// Whether it speaks of the whole resource.
    whole: bool,
}

/// What a template's resource is called in its own template: its address without the stacks around.
fn own_id(address: &str) -> &str {
    address.rsplit_once('/').map_or(address, |(_, id)| id)
}

/// The insertions that make a finding at a byte of a document ignored, the narrowest first.
fn ignoring(document: &Document, finding: &Finding, place: usize) -> Vec<Ignoring> {
    let text = document.text.as_ref();
    let path = document.path.to_string_lossy();
    let rule = &finding.rule.id;
    let template = finding.resource.dialect == Dialect::CloudFormation;
    if path.ends_with(".json") || text.trim_start().starts_with('{') {
        let entry = match template {
            true => in_metadata(text, own_id(&finding.resource.address), rule),
            false => in_terraform_json(text, place, rule),
        };
        return entry.into_iter().collect();
    }
    let block = match template {
        true => logical_id(text, own_id(&finding.resource.address)),
        false => block_at(text, place),
    };
    let mut out: Vec<Ignoring> = Vec::new();
    for (start, whole) in [(Some(place), false), (block, true)] {
        let Some(start) = start else { continue };
        let line = text
            .get(..start)
            .map_or(0, |t| t.rfind('\n').map_or(0, |n| n + 1));
        let indent: String = text
            .get(line..)
            .unwrap_or_default()
            .chars()
            .take_while(|c| *c == ' ' || *c == '\t')
            .collect();
        let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let comment = format!("{indent}# {WORD} {rule} {REASON}{end}");
        let known = out.iter().any(|o| o.at == line);
        if !known && speaks_of(text, line, &comment, start, template) {
            // The comment above a whole block says so, also where the place is its first line.
            let whole = whole || Some(place) == block;
            out.push(Ignoring {
                at: line,
                text: comment,
                whole,
            });
        }
    }
    out
}

/// Whether a comment put before a line would speak of a place.
fn speaks_of(text: &str, line: usize, comment: &str, place: usize, template: bool) -> bool {
    let (Some(before), Some(after)) = (text.get(..line), text.get(line..)) else {
        return false;
    };
    let edited = format!("{before}{comment}{after}");
    let found = match template {
        true => comments::yaml(&edited, WORD),
        false => comments::hcl(&edited, WORD),
    };
    let place = place + comment.len();
    let own = line..line + comment.len();
    let mut found = found.iter();
    found.any(|c| own.contains(&c.text.start) && c.covers.contains(&place))
}

/// Where the block that holds a byte begins.
fn block_at(text: &str, place: usize) -> Option<usize> {
    let (body, _) = lower::lower_file(FileId::NONE, text);
    let mut blocks = body.blocks.iter().map(|b| b.span.range());
    blocks.find(|b| b.contains(&place)).map(|b| b.start)
}

/// The key and the value of a template's resource.
fn resource(tree: &Tree, id: &str) -> Option<(NodeId, NodeId)> {
    tree.pair(tree.get(tree.root?, "Resources")?, id)
}

fn logical_id(text: &str, id: &str) -> Option<usize> {
    let (tree, _) = yaml::parse(FileId::NONE, text);
    let (key, _) = resource(&tree, id)?;
    tree.node(key).map(|n| n.span.range().start)
}

/// The insertion of `Metadata` into a resource in JSON.
fn in_metadata(text: &str, id: &str, rule: &str) -> Option<Ignoring> {
    let (tree, _) = yaml::parse(FileId::NONE, text);
    let (_, value) = resource(&tree, id)?;
    let ignore = json!({"ignore": [{"id": rule, "reason": REASON}]});
    let (node, key, content) = match tree.get(value, "Metadata") {
        Some(metadata) if tree.get(metadata, "bartizan").is_some() => return None,
        Some(metadata) => (metadata, "bartizan", ignore),
        None => (value, "Metadata", json!({"bartizan": ignore})),
    };
    let (at, space) = before_first(&tree, node, text)?;
    Some(Ignoring {
        at,
        text: format!("{space}\"{key}\": {content},"),
        whole: true,
    })
}

/// The insertion of a comment into the block of Terraform's JSON that holds a byte; `None` where it
/// has one already.
fn in_terraform_json(text: &str, place: usize, rule: &str) -> Option<Ignoring> {
    let (tree, _) = syntax_json::parse(FileId::NONE, text);
    let holds = |id: NodeId| {
        let node = tree.node(id);
        node.is_some_and(|n| n.span.range().contains(&place))
    };
    let mut node = tree.root?;
    let mut labels = None;
    let mut depth = 0;
    loop {
        node = match &tree.node(node)?.kind {
            NodeKind::Sequence(items) => {
                let around = items.iter().find(|item| holds(**item));
                *around.or(items.first())?
            }
            // A block's kind and labels are keys on the way to it.
            NodeKind::Mapping(_) if labels.is_some_and(|labels| depth > labels) => break,
            NodeKind::Mapping(pairs) => {
                let (key, value) = pairs.iter().find(|(key, value)| {
                    let start = tree.node(*key).map(|n| n.span.range().start);
                    let end = tree.node(*value).map(|n| n.span.range().end);
                    start.zip(end).is_some_and(|(s, e)| (s..e).contains(&place))
                })?;
                labels = labels.or_else(|| Some(expr::json::labels(tree.scalar_text(*key)?)));
                depth += 1;
                *value
            }
            _ => return None,
        };
    }
    if tree.get(node, comments::JSON_COMMENT).is_some() {
        return None;
    }
    let (at, space) = before_first(&tree, node, text)?;
    Some(Ignoring {
        at,
        text: format!(
            "{space}\"//\": {},",
            json!(format!("{WORD} {rule} {REASON}"))
        ),
        whole: true,
    })
}

/// Where a first entry goes into an object, and what stands between the brace and the one that is
/// first now: as that stands, on a line of its own or not.
fn before_first<'t>(tree: &Tree, node: NodeId, text: &'t str) -> Option<(usize, &'t str)> {
    let node = tree.node(node)?;
    let NodeKind::Mapping(pairs) = &node.kind else {
        return None;
    };
    let at = node.span.range().start + 1;
    let first = pairs.first().and_then(|(k, _)| tree.node(*k))?;
    Some((at, text.get(at..first.span.range().start)?))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
    use super::*;

    #[test]
    fn metadata_goes_into_json() {
        let text = "{\n  \"Resources\": {\n    \"B\": {\n      \"Type\": \"AWS::S3::Bucket\"\n    }\n  }\n}\n";
        let edit = in_metadata(text, "B", "r").unwrap();
        let mut edited = text.to_owned();
        edited.insert_str(edit.at, &edit.text);
        let value: Value = serde_json::from_str(&edited).unwrap();
        let ignore = value.pointer("/Resources/B/Metadata/bartizan/ignore/0/id");
        assert_eq!(ignore, Some(&json!("r")));
        assert!(edited.contains("{\n      \"Metadata\""));
        assert!(in_metadata(&edited, "B", "r").is_none());
        assert!(in_metadata(text, "C", "r").is_none());
    }

    #[test]
    fn a_comment_goes_into_json() {
        let text = r#"{
  "resource": { "aws_s3_bucket": { "b": [{
    "bucket": "x",
    "tags": { "a": "b" }
  }] } },
  "module": { "m": {"source": "./m"} },
  "locals": { "a": 1 }
}"#;
        let at = |word: &str| in_terraform_json(text, text.find(word).unwrap(), "r");
        for word in ["\"b\": [", "\"x\"", "\"b\" }", "\"m\"", "./m"] {
            let edit = at(word).unwrap();
            let mut edited = text.to_owned();
            edited.insert_str(edit.at, &edit.text);
            assert!(serde_json::from_str::<Value>(&edited).is_ok(), "{edited}");
            let found = comments::terraform_json(&edited, WORD);
            let place = edited.find(word).unwrap();
            assert!(found[0].covers.contains(&place), "{edited}");
            assert!(in_terraform_json(&edited, place, "r").is_none());
        }
        assert!(at("\"resource\"").is_none());
        assert!(in_terraform_json("{", 0, "r").is_none());
    }

    #[test]
    fn comments_are_offered_where_they_hold() {
        let text = "resource \"a\" \"b\" {\n  p = <<EOT\n  x\n  EOT\n  c = 1\n}\n";
        let before = |line: &str| text.find(line).unwrap();
        let holds = |line: &str, place: &str| {
            let line = before(line);
            speaks_of(text, line, "# bartizan:ignore r\n", before(place), false)
        };
        assert!(holds("  c = 1", "c = 1"));
        assert!(holds("resource", "c = 1"));
        assert!(!holds("  x", "x"), "it would be part of the text");
        assert!(!holds("  c = 1", "x"));
    }
}
