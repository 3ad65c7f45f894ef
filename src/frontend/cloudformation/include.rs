//! `AWS::Include`: the content of local files put in place, before anything is lowered.
//!
//! CloudFormation takes a snippet from a bucket; `aws cloudformation package` puts it there from a
//! path that is relative to the template, so such a path is read here. As AWS documents it, a
//! snippet is a mapping, has no short forms (`!Ref`), includes nothing itself, and cannot stand in
//! `Parameters`. What of several equal keys counts is not documented: the last one counts here, as
//! everywhere in a template, and sections of the same name at the top are joined.
//!
//! Must not know: values, what sections mean, where files come from.

use super::project::{self, Parsed, Unread};
use crate::diagnostic::Problem;
use crate::source::{FileId, Span};
use crate::syntax::tree::{Node, NodeId, NodeKind, Tree};
use crate::value::Str;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// The transform's name.
pub(super) const NAME: &str = "AWS::Include";

/// The key and the tag that stand for what a macro puts in their place.
const KEY: &str = "Fn::Transform";
const TAG: &str = "!Transform";

/// Macros that one request may name; a longer list is none.
const MAX_MACROS: usize = 100;

/// Nodes of all snippets of a template, each as often as it is put in.
const MAX_NODES: usize = 500_000;

/// What a template includes.
#[derive(Debug, Default)]
pub(super) struct Included {
    /// The template's tree with the snippets in it.
    pub tree: Tree,
    /// The texts of the snippets.
    pub texts: Vec<(FileId, Arc<str>)>,
    /// Why something is not put in, by the node that asks for it.
    pub refused: BTreeMap<NodeId, Str>,
    pub problems: Vec<Problem>,
    /// Paths of the snippets.
    pub files: BTreeSet<Str>,
    /// Paths where there is no file.
    pub missing: BTreeSet<Str>,
}

/// Puts in what a template includes; `None` where it includes nothing. `load` gives the file at a
/// path below the scan root.
pub(super) fn of(
    parsed: &Parsed,
    load: &dyn Fn(&str) -> Result<Arc<Parsed>, Unread>,
) -> Option<Included> {
    let tree = &parsed.tree;
    let root = tree.root?;
    let top = transforms_at_top(tree, root);
    let hosts: Vec<NodeId> = (0..tree.nodes.len())
        .filter_map(|n| u32::try_from(n).ok().map(NodeId))
        .filter(|id| asks(tree, *id).is_some())
        .collect();
    if hosts.is_empty() && top.is_none() {
        return None;
    }
    let mut splicer = Splicer {
        path: &parsed.path,
        load,
        parameters: below(tree, tree.get(root, "Parameters")),
        room: MAX_NODES,
        known: HashMap::new(),
        done: Included {
            tree: tree.clone(),
            ..Included::default()
        },
    };
    for host in hosts {
        splicer.host(host, host == root);
    }
    if let Some((key, value)) = top {
        splicer.top(root, key, value);
    }
    Some(splicer.done)
}

/// The `Transform` section, where it includes anything.
fn transforms_at_top(tree: &Tree, root: NodeId) -> Option<(NodeId, NodeId)> {
    let (key, value) = tree.pair(root, "Transform")?;
    let mut specs = specs(tree, value).into_iter();
    specs.any(|id| is_include(tree, id)).then_some((key, value))
}

/// What a mapping asks macros for, where an include is among it: the node of the request.
fn asks(tree: &Tree, host: NodeId) -> Option<NodeId> {
    let node = tree.node(host)?;
    let NodeKind::Mapping(_) = &node.kind else {
        return None;
    };
    let request = match &node.tag {
        Some((tag, _)) if tag == TAG => host,
        Some(_) => return None,
        None => tree.get(host, KEY)?,
    };
    let mut specs = specs(tree, request).into_iter();
    specs.any(|id| is_include(tree, id)).then_some(request)
}

/// The one macro that a request names, or each of a list.
fn specs(tree: &Tree, request: NodeId) -> Vec<NodeId> {
    let request = real(tree, request);
    match tree.node(request).map(|n| &n.kind) {
        Some(NodeKind::Sequence(items)) if items.len() <= MAX_MACROS => {
            items.iter().map(|i| real(tree, *i)).collect()
        }
        _ => vec![request],
    }
}

fn is_include(tree: &Tree, spec: NodeId) -> bool {
    let name = tree.get(spec, "Name").and_then(|id| tree.scalar_text(id));
    name.is_some_and(|name| name == NAME)
}

/// The node itself, or the one that an alias names.
pub(super) fn real(tree: &Tree, id: NodeId) -> NodeId {
    match tree.node(id).map(|n| &n.kind) {
        Some(NodeKind::Alias(target)) => *target,
        _ => id,
    }
}

/// A node and all within it, aliases left alone.
fn below(tree: &Tree, from: Option<NodeId>) -> BTreeSet<NodeId> {
    let mut all = BTreeSet::new();
    let mut next: Vec<NodeId> = from.into_iter().collect();
    while let Some(id) = next.pop() {
        if !all.insert(id) {
            continue;
        }
        match tree.node(id).map(|n| &n.kind) {
            Some(NodeKind::Sequence(items)) => next.extend(items),
            Some(NodeKind::Mapping(pairs)) => {
                next.extend(pairs.iter().flat_map(|(k, v)| [*k, *v]));
            }
            _ => {}
        }
    }
    all
}

type Pairs = Vec<(NodeId, NodeId)>;

struct Splicer<'s> {
    /// The template's path.
    path: &'s str,
    load: &'s dyn Fn(&str) -> Result<Arc<Parsed>, Unread>,
    /// What stands in `Parameters`.
    parameters: BTreeSet<NodeId>,
    room: usize,
    /// By path: what was put into the tree already, with its size, or why it cannot be.
    known: HashMap<Str, Result<(Pairs, usize), String>>,
    done: Included,
}

impl Splicer<'_> {
    /// Puts in what a mapping asks for.
    fn host(&mut self, host: NodeId, is_top: bool) {
        let tree = &self.done.tree;
        let Some(request) = asks(tree, host) else {
            return;
        };
        let Some(NodeKind::Mapping(own)) = tree.node(host).map(|n| n.kind.clone()) else {
            return;
        };
        let (found, rest) = self.all(request);
        if request == host {
            if let Some(found) = found {
                self.set(host, NodeKind::Mapping(found));
                if let Some(node) = self.done.tree.nodes.get_mut(host.0 as usize) {
                    node.tag = None;
                }
            }
            return;
        }
        let Some(found) = found else {
            return;
        };
        let mut pairs = Pairs::with_capacity(own.len() + found.len());
        for (key, value) in own {
            if value != request {
                pairs.push((key, value));
                continue;
            }
            // What is left of a list of macros stays where it is.
            pairs.extend(rest.map(|rest| (key, rest)));
            pairs.extend(found.iter().copied());
        }
        self.replace(host, pairs, is_top);
    }

    /// Puts in what the `Transform` section asks for.
    fn top(&mut self, root: NodeId, key: NodeId, value: NodeId) {
        let (Some(found), rest) = self.all(value) else {
            return;
        };
        let Some(NodeKind::Mapping(own)) = self.done.tree.node(root).map(|n| n.kind.clone()) else {
            return;
        };
        let mut pairs = Pairs::with_capacity(own.len() + found.len());
        for pair in own {
            match pair == (key, value) {
                true => pairs.extend(rest.map(|rest| (key, rest))),
                false => pairs.push(pair),
            }
        }
        pairs.extend(found);
        self.replace(root, pairs, true);
    }

    fn set(&mut self, id: NodeId, kind: NodeKind) {
        if let Some(node) = self.done.tree.nodes.get_mut(id.0 as usize) {
            node.kind = kind;
        }
    }

    fn replace(&mut self, host: NodeId, pairs: Pairs, is_top: bool) {
        let pairs = match is_top {
            true => self.joined(pairs),
            false => pairs,
        };
        let problems = &mut self.done.problems;
        let pairs = self.done.tree.keep_last(pairs, problems);
        self.set(host, NodeKind::Mapping(pairs));
    }

    /// Pairs in which mappings of the same key are one.
    fn joined(&mut self, pairs: Pairs) -> Pairs {
        let mut joined: Pairs = Vec::with_capacity(pairs.len());
        let mut by_name: HashMap<Str, usize> = HashMap::with_capacity(pairs.len());
        for (key, value) in pairs {
            let tree = &self.done.tree;
            let name = tree.scalar_text(key).cloned();
            let entries = |id: NodeId| match tree.node(id).map(|n| &n.kind) {
                Some(NodeKind::Mapping(entries)) => Some(entries.clone()),
                _ => None,
            };
            let same = name.as_ref().and_then(|name| by_name.get(name));
            let Some(earlier) = same.and_then(|at| joined.get_mut(*at)) else {
                by_name.extend(name.map(|name| (name, joined.len())));
                joined.push((key, value));
                continue;
            };
            let (Some(mut both), Some(more)) = (entries(earlier.1), entries(value)) else {
                joined.push((key, value));
                continue;
            };
            both.extend(more);
            let both = tree.keep_last(both, &mut self.done.problems);
            let span = tree.node(earlier.1).map_or(Span::NONE, |n| n.span);
            earlier.1 = self.push(span, NodeKind::Mapping(both));
        }
        joined
    }

    fn push(&mut self, span: Span, kind: NodeKind) -> NodeId {
        let nodes = &mut self.done.tree.nodes;
        let id = NodeId(u32::try_from(nodes.len()).unwrap_or(u32::MAX));
        nodes.push(Node {
            span,
            tag: None,
            kind,
        });
        id
    }

    /// The pairs of all that a request includes, `None` where that is nothing; and what it asks
    /// for beside.
    fn all(&mut self, request: NodeId) -> (Option<Pairs>, Option<NodeId>) {
        let specs = specs(&self.done.tree, request);
        let mut found: Option<Pairs> = None;
        let mut rest = Vec::new();
        for spec in specs {
            match is_include(&self.done.tree, spec).then(|| self.snippet(spec)) {
                Some(Some(pairs)) => found.get_or_insert_default().extend(pairs),
                _ => rest.push(spec),
            }
        }
        let rest = match rest.as_slice() {
            [] => None,
            _ if found.is_none() => Some(request),
            [one] => Some(*one),
            _ => {
                let span = self.done.tree.node(request).map_or(Span::NONE, |n| n.span);
                Some(self.push(span, NodeKind::Sequence(rest)))
            }
        };
        (found, rest)
    }

    /// The pairs of a snippet; where there are none, why is noted.
    fn snippet(&mut self, spec: NodeId) -> Option<Pairs> {
        let tree = &self.done.tree;
        let location = tree
            .get(spec, "Parameters")
            .and_then(|parameters| tree.get(real(tree, parameters), "Location"))
            .map(|location| real(tree, location))
            // A tag makes a function of it (`!Sub`).
            .filter(|location| tree.node(*location).is_some_and(|n| n.tag.is_none()))
            .and_then(|location| tree.scalar_text(location))
            .cloned();
        let Some(location) = location else {
            self.refuse(spec, "", "its location is no text");
            return None;
        };
        if self.parameters.contains(&spec) {
            self.refuse(spec, &location, "it cannot stand in `Parameters`");
            return None;
        }
        // A text has no folder that a path could be relative to.
        let path = (!self.path.is_empty()).then(|| project::local(self.path, &location));
        let Some(path) = path.flatten() else {
            self.refuse(spec, &location, "it is not among the files");
            return None;
        };
        if !self.known.contains_key(&path) {
            let put = self.put(&path);
            self.known.insert(path.clone(), put);
        }
        match self.known.get(&path)? {
            Ok((pairs, size)) if *size <= self.room => {
                self.room -= size;
                Some(pairs.clone())
            }
            Ok(_) => {
                self.refuse(spec, &location, "too much is included");
                None
            }
            Err(why) => {
                let why = why.clone();
                self.refuse(spec, &location, &why);
                None
            }
        }
    }

    fn refuse(&mut self, spec: NodeId, location: &str, why: &str) {
        let what = match location {
            "" => format!("`{NAME}` is not expanded: {why}"),
            _ => format!("`{NAME}` of `{location}` is not expanded: {why}"),
        };
        self.done.refused.insert(spec, what.into());
    }

    /// Adds the nodes of a snippet to the tree.
    fn put(&mut self, path: &Str) -> Result<(Pairs, usize), String> {
        let snippet = (self.load)(path).map_err(|unread| match unread {
            Unread::Missing => {
                self.done.missing.insert(path.clone());
                "there is no such file".to_owned()
            }
            Unread::Refused(words) => words,
        })?;
        self.done.files.insert(path.clone());
        let of_text = |problem: &Problem| Problem {
            // They tell of parts that were left out, and nothing of it is read.
            related: Vec::new(),
            ..problem.clone()
        };
        let problems = snippet.problems.iter().map(of_text);
        self.done.problems.extend(problems);
        let tree = &snippet.tree;
        let Some(root) = tree.root.filter(|_| snippet.lost.is_empty()) else {
            return Err("its text cannot be read".to_owned());
        };
        let root_node = tree.node(root).filter(|n| n.tag.is_none());
        let Some(NodeKind::Mapping(pairs)) = root_node.map(|n| &n.kind) else {
            return Err("its text is no mapping".to_owned());
        };
        if tree.nodes.len() > self.room {
            return Err("too much is included".to_owned());
        }
        if let Some((tag, span)) = tree.nodes.iter().find_map(|n| n.tag.as_ref()) {
            self.done.problems.push(
                Problem::warning(
                    "invalid-template",
                    format!("`{tag}` stands in a file that a template includes"),
                    *span,
                )
                .help(
                    "AWS documents that `AWS::Include` takes no short forms: write `Fn::…`; it was \
                     analysed as it is meant",
                ),
            );
        }
        let shift = u32::try_from(self.done.tree.nodes.len()).unwrap_or(u32::MAX);
        let moved = |id: NodeId| NodeId(id.0.saturating_add(shift));
        let both = |(k, v): &(NodeId, NodeId)| (moved(*k), moved(*v));
        let nested: Vec<NodeId> = (0..tree.nodes.len())
            .filter_map(|n| u32::try_from(n).ok().map(NodeId))
            .filter_map(|id| asks(tree, id))
            .flat_map(|request| specs(tree, request))
            .filter(|spec| is_include(tree, *spec))
            .collect();
        let nodes = tree.nodes.iter().map(|node| Node {
            kind: match &node.kind {
                NodeKind::Sequence(items) => {
                    NodeKind::Sequence(items.iter().map(|i| moved(*i)).collect())
                }
                NodeKind::Mapping(pairs) => NodeKind::Mapping(pairs.iter().map(both).collect()),
                NodeKind::Alias(target) => NodeKind::Alias(moved(*target)),
                kind => kind.clone(),
            },
            ..node.clone()
        });
        self.done.tree.nodes.extend(nodes);
        for spec in nested {
            self.refuse(moved(spec), "", "an included file cannot include others");
        }
        let file = root_node.map_or(FileId::NONE, |n| n.span.file);
        self.done.texts.push((file, Arc::clone(&snippet.text)));
        Ok((pairs.iter().map(both).collect(), tree.nodes.len()))
    }
}
