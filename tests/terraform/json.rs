//! JSON with every digit of its numbers, read with the library's own parser.

use bartizan::report::value_json::Json;
use bartizan::source::SourceMap;
use bartizan::syntax::json;
use bartizan::syntax::tree::{NodeId, NodeKind, Tree};

/// A JSON text.
pub fn parse(text: &str) -> Json {
    let file = SourceMap::default().add("json", text);
    let (tree, problems) = json::parse(file, text);
    assert!(problems.is_empty(), "{problems:?} in {text}");
    node(&tree, tree.root.unwrap())
}

fn node(tree: &Tree, id: NodeId) -> Json {
    match &tree.node(id).unwrap().kind {
        NodeKind::Null => Json::Null,
        NodeKind::Bool(b, _) => Json::Bool(*b),
        NodeKind::Number(n) => Json::Number(n.to_string()),
        NodeKind::String(s) => Json::string(s.text.as_str()),
        NodeKind::Sequence(items) => Json::Array(items.iter().map(|i| node(tree, *i)).collect()),
        NodeKind::Mapping(pairs) => Json::Object(
            pairs
                .iter()
                .map(|(k, v)| (tree.scalar_text(*k).unwrap().to_string(), node(tree, *v)))
                .collect(),
        ),
        NodeKind::Alias(_) => unreachable!("JSON has no aliases"),
    }
}

/// What a path of keys leads to.
pub fn get<'j>(json: &'j Json, path: &[&str]) -> Option<&'j Json> {
    path.iter().try_fold(json, |json, key| match json {
        Json::Object(entries) => entries.iter().find(|(k, _)| k == key).map(|(_, v)| v),
        _ => None,
    })
}

/// The text of a string.
pub fn text(json: &Json) -> Option<&str> {
    match json {
        Json::String(s) => Some(s),
        _ => None,
    }
}

/// The elements of an array.
pub fn items(json: Option<&Json>) -> &[Json] {
    match json {
        Some(Json::Array(items)) => items,
        _ => &[],
    }
}

/// The entries of an object.
pub fn entries(json: Option<&Json>) -> &[(String, Json)] {
    match json {
        Some(Json::Object(entries)) => entries,
        _ => &[],
    }
}

/// On one line.
pub fn line(json: &Json) -> String {
    serde_json::to_string(json).unwrap()
}

/// The value under a mark.
pub fn marked(mark: &str, value: Json) -> Json {
    Json::Object(vec![(mark.to_owned(), value)])
}

/// What stands for an unknown value.
pub fn unknown() -> Json {
    marked("$unknown", Json::Bool(true))
}
