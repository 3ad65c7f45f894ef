//! The sections of a template, lowered: parameters, mappings, conditions, resources, outputs.

use super::assertions::Assertions;
use super::include;
use super::loops::{Pair, Turns};
use super::lower::{Lowerer, Place, opaque};
use super::sam;
use crate::diagnostic::{Problem, ProblemSeverity};
use crate::expr::ir::{Expr, ExprKind};
use crate::source::Span;
use crate::syntax::parts::Lost;
use crate::syntax::tree::{NodeId, NodeKind};
use crate::value::{Cond, Str, Value};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// A template in expressions; nothing of its syntax tree is left.
#[derive(Debug, Default)]
pub(super) struct Template {
    pub parameters: Arc<Vec<Parameter>>,
    pub mappings: Arc<BTreeMap<Str, Mapping>>,
    pub conditions: BTreeMap<Str, Named>,
    pub resources: Vec<Declared>,
    pub outputs: Vec<Declared>,
    /// `Globals`, of SAM.
    pub globals: Option<Expr>,
    /// Whether SAM's transform is asked for.
    pub serverless: bool,
    /// Whether a macro may add parameters, conditions and resources.
    pub transformed: bool,
    /// Names whose declarations are broken, so that nothing is known of them.
    pub lost: BTreeSet<Str>,
    /// The assertions of the `Rules` section.
    pub rules: Vec<Assertions>,
    /// The values of the open identifiers of loops.
    pub open: Vec<Value>,
    /// When the pairs of loops within values are there.
    pub guards: Vec<Cond>,
    /// The collections of loops.
    pub collections: Vec<Expr>,
}

/// An entry of `Parameters`.
#[derive(Clone, Debug)]
pub(super) struct Parameter {
    pub name: Str,
    /// Its key.
    pub span: Span,
    pub ty: Str,
    /// The text of the default, or of its elements where it is a list.
    pub default: Option<(Vec<Str>, Span)>,
    pub allowed: Option<Vec<(Str, Span)>>,
    /// `AllowedPattern`.
    pub pattern: Option<Str>,
    /// `MinLength`, `MaxLength`.
    pub length: (Option<Str>, Option<Str>),
    /// `MinValue`, `MaxValue`.
    pub range: (Option<Str>, Option<Str>),
    pub no_echo: bool,
}

impl Parameter {
    /// A text of which nothing is said.
    pub(super) fn named(name: Str, span: Span) -> Parameter {
        Parameter {
            name,
            span,
            ty: "String".into(),
            default: None,
            allowed: None,
            pattern: None,
            length: (None, None),
            range: (None, None),
            no_echo: false,
        }
    }
}

/// A mapping's values by top-level and second-level key.
pub(super) type Mapping = BTreeMap<Str, BTreeMap<Str, Expr>>;

/// An expression under a name.
#[derive(Debug)]
pub(super) struct Named {
    /// The name's key.
    pub span: Span,
    pub expr: Expr,
}

/// An entry of `Resources` or `Outputs`.
#[derive(Debug)]
pub(super) struct Declared {
    pub name: Str,
    /// Its key.
    pub header: Span,
    /// Key to end of value.
    pub span: Span,
    /// A resource's type; empty for an output.
    pub ty: Str,
    /// A resource's properties; an output's `Value`.
    pub properties: Option<Properties>,
    /// A resource's other attributes that tools read, sorted by name.
    pub meta: Vec<(Str, Expr)>,
    /// The name of its condition.
    pub condition: Option<(Str, Span)>,
    /// When the loops around it make it.
    pub made: Cond,
    /// Whether a loop of unknown length makes it.
    pub symbolic: bool,
    /// Whether it is broken, so that nothing but its type is known.
    pub lost: bool,
    /// The logical id of the SAM resource that it was made of.
    pub made_of: Option<Str>,
    /// Attributes that only the expansion of SAM looks at.
    pub more: Vec<(Str, Expr)>,
    /// The name that an output is exported under.
    pub export: Option<Expr>,
}

impl Declared {
    /// An attribute that only the expansion of SAM looks at.
    pub(super) fn attribute(&self, name: &str) -> Option<&Expr> {
        let mut more = self.more.iter();
        more.find(|(n, _)| n == name).map(|(_, e)| e)
    }
}

/// Properties one by one, so that an error in one leaves the others.
#[derive(Debug)]
pub(super) enum Properties {
    Each(Vec<(Str, Expr)>),
    Whole(Expr),
}

/// The attributes of a resource that SAM's transform takes away.
const SAM_META: [&str; 2] = ["Connectors", "IgnoreGlobals"];

/// The attributes of a resource beside its type and properties.
const META: [&str; 7] = [
    "Condition",
    "CreationPolicy",
    "DeletionPolicy",
    "DependsOn",
    "Metadata",
    "UpdatePolicy",
    "UpdateReplacePolicy",
];

impl Template {
    /// Takes note of what was left out of the text. A resource whose type can be told stays, since
    /// it may set something on others.
    pub(super) fn lose(&mut self, lost: &[Lost], text: &str) {
        for part in lost {
            if part.name.is_empty() {
                // Nobody knows what was in the section.
                self.transformed = true;
                continue;
            }
            self.lost.insert(part.name.clone());
            let own = text.get(part.span.range()).unwrap_or_default();
            let Some(ty) = type_in(own).filter(|_| part.section == "Resources") else {
                continue;
            };
            let first = own.lines().next().map_or(0, str::len);
            let start = part.span.start as usize;
            let header = Span::new(part.span.file, start, start + first);
            self.resources.push(Declared {
                name: part.name.clone(),
                header,
                span: part.span,
                ty: ty.into(),
                properties: Some(Properties::Whole(opaque("it is broken", header))),
                meta: Vec::new(),
                condition: None,
                made: Cond::TRUE,
                symbolic: false,
                lost: true,
                made_of: None,
                more: Vec::new(),
                export: None,
            });
        }
    }
}

/// The first resource type in a text that cannot be parsed.
fn type_in(text: &str) -> Option<&str> {
    text.match_indices("Type").find_map(|(at, key)| {
        let rest = text.get(at + key.len()..)?;
        let rest = rest.trim_start_matches(['"', '\'']).trim_start();
        let value = rest.strip_prefix(':')?.trim_start_matches([' ', '"', '\'']);
        let end = value.find(|c: char| !(c.is_ascii_alphanumeric() || c == ':'));
        let ty = value.get(..end.unwrap_or(value.len()))?;
        ty.contains("::").then_some(ty)
    })
}

impl Lowerer<'_> {
    /// The parameters and mappings of the document: what is known before anything else is.
    pub(super) fn constants_of(&mut self, root: NodeId) -> Template {
        let mut parameters = Vec::new();
        let mut mappings = BTreeMap::new();
        for (key, value) in self.pairs(root).unwrap_or_default().iter().copied() {
            let name = self.tree.scalar_text(key).cloned().unwrap_or_default();
            match name.as_str() {
                "Parameters" => {
                    for entry in self.entries(value, &name) {
                        parameters.extend(self.parameter(&entry));
                    }
                }
                "Mappings" => {
                    for entry in self.entries(value, &name) {
                        let mapping = self.mapping_section(&entry);
                        mappings.insert(entry.name, mapping);
                    }
                }
                _ => {}
            }
        }
        Template {
            parameters: Arc::new(parameters),
            mappings: Arc::new(mappings),
            // What it does not have may come yet.
            transformed: true,
            ..Template::default()
        }
    }

    /// The conditions of the document, by themselves.
    pub(super) fn conditions_of(&mut self, root: NodeId) -> BTreeMap<Str, Named> {
        let mut all = BTreeMap::new();
        for (key, value) in self.pairs(root).unwrap_or_default().iter().copied() {
            let name = self.tree.scalar_text(key).cloned().unwrap_or_default();
            if name == "Conditions" {
                all.extend(self.conditions(value, &name));
            }
        }
        all
    }

    fn conditions(&mut self, section: NodeId, name: &str) -> Vec<(Str, Named)> {
        let entries = self.entries(section, name).into_iter();
        let named = entries.map(|entry| {
            let lower = |l: &mut Self| l.lower(entry.value, Place::Condition);
            let expr = self.within(&entry.turns, lower);
            let span = entry.key;
            (entry.name, Named { span, expr })
        });
        named.collect()
    }

    /// The template of the document, beside its constants.
    pub(super) fn template_of(&mut self, root: NodeId, constants: &Template) -> Template {
        let mut template = Template {
            parameters: Arc::clone(&constants.parameters),
            mappings: Arc::clone(&constants.mappings),
            ..Template::default()
        };
        let Some(sections) = self.pairs(root) else {
            let span = self.tree.node(root).map_or(Span::NONE, |n| n.span);
            self.problems.push(
                Problem::error(
                    "invalid-template",
                    "a template is a mapping of sections",
                    span,
                )
                .help("it has `Resources:` at the top"),
            );
            return template;
        };
        let mut has_resources = false;
        let mut extensions = false;
        let first = sections.first().and_then(|(key, _)| self.tree.node(*key));
        let first = first.map(|key| key.span);
        for (key, value) in sections.iter().copied() {
            let name = self.tree.scalar_text(key).cloned().unwrap_or_default();
            match name.as_str() {
                "Conditions" => {
                    let named = self.conditions(value, &name);
                    template.conditions.extend(named);
                }
                "Rules" => {
                    for entry in self.entries(value, &name) {
                        if self.is_mapping(entry.value) {
                            let rule = self.assertions(entry.value);
                            template.rules.push(rule);
                        }
                    }
                }
                "Resources" => {
                    has_resources = true;
                    for entry in self.entries(value, &name) {
                        let turns = Turns::clone(&entry.turns);
                        let resource = self.within(&turns, |l| l.resource(entry));
                        template.resources.extend(resource);
                    }
                }
                "Outputs" => {
                    for entry in self.entries(value, &name) {
                        let turns = Turns::clone(&entry.turns);
                        let output = self.within(&turns, |l| l.output(entry));
                        template.outputs.push(output);
                    }
                }
                "Transform" => {
                    template.serverless = self.has_transform(value, sam::TRANSFORM);
                    let (any, some) = self.transform(value);
                    self.macros |= any;
                    extensions |= some;
                }
                "Globals" => template.globals = Some(self.value(value)),
                name if self.is_macro(name) => {
                    self.macros = true;
                    self.skip_macro(name, key, value);
                }
                _ => {}
            }
        }
        template.transformed = self.macros;
        template.open = std::mem::take(&mut self.unrolled.open);
        template.guards = std::mem::take(&mut self.unrolled.guards);
        template.collections = std::mem::take(&mut self.unrolled.collections);
        if let Some((what, span)) = self
            .extension
            .take()
            .filter(|_| !extensions && !self.macros)
        {
            let message = format!("{what} needs the transform `AWS::LanguageExtensions`");
            self.problems
                .push(Problem::warning("invalid-template", message, span).help(
                    "add `Transform: AWS::LanguageExtensions`; it was analysed as if it were there",
                ));
        }
        if !has_resources {
            self.problems.push(Problem::warning(
                "invalid-template",
                "this template has no `Resources`",
                first.unwrap_or(Span::NONE),
            ));
        }
        template
    }

    /// The entries of a section, loops unrolled; macros among them are reported and left out.
    fn entries(&mut self, section: NodeId, name: &str) -> Vec<Entry> {
        let Some(pairs) = self.pairs(section) else {
            let node = self.tree.node(section);
            if !node.is_some_and(|n| n.kind == NodeKind::Null) {
                let span = node.map_or(Span::NONE, |n| n.span);
                let message = format!("`{name}` must be a mapping");
                self.problems
                    .push(Problem::error("invalid-template", message, span));
            }
            return Vec::new();
        };
        let pairs = self.unroll(&pairs);
        let mut entries: Vec<Entry> = Vec::with_capacity(pairs.len());
        let mut made: HashMap<Str, usize> = HashMap::new();
        for pair in pairs {
            let span = self.tree.node(pair.key).map_or(Span::NONE, |n| n.span);
            match pair.name {
                // Reported already.
                _ if pair.lost => {}
                Some(text) if self.is_macro(&text) => {
                    self.macros = true;
                    self.skip_macro(&text, pair.key, pair.value);
                }
                Some(text) => {
                    if let Some(earlier) = made.insert(text.clone(), entries.len()) {
                        let earlier = entries.get(earlier).map_or(span, |e| e.key);
                        self.problems.push(
                            Problem::warning(
                                "duplicate-key",
                                format!("`{text}` is made twice"),
                                span,
                            )
                            .help("give what a loop makes a name of its own in each turn")
                            .related(earlier, "made here too"),
                        );
                        continue;
                    }
                    entries.push(Entry {
                        name: text,
                        key: span,
                        value: pair.value,
                        turns: pair.turns,
                        made: pair.cond,
                        symbolic: pair.symbolic,
                    });
                }
                None => self.problems.push(Problem::warning(
                    "invalid-template",
                    format!("a key of `{name}` must be text"),
                    span,
                )),
            }
        }
        entries
    }

    /// Whether a transform is among those that are asked for.
    fn has_transform(&self, value: NodeId, name: &str) -> bool {
        let is = |id: NodeId| self.tree.scalar_text(id).is_some_and(|t| t == name);
        match self.real(value).map(|(id, n)| (id, &n.kind)) {
            Some((_, NodeKind::Sequence(items))) => items.iter().any(|i| is(*i)),
            Some((id, _)) => is(id),
            None => false,
        }
    }

    /// Reports transforms that are not applied; whether there are any, and whether
    /// `AWS::LanguageExtensions` is among them.
    fn transform(&mut self, value: NodeId) -> (bool, bool) {
        let mut any = false;
        let mut extensions = false;
        let names: Vec<NodeId> = match self.real(value).map(|(_, n)| &n.kind) {
            Some(NodeKind::Sequence(items)) => items.clone(),
            _ => vec![value],
        };
        for id in names {
            let Some(node) = self.tree.node(id) else {
                continue;
            };
            let name = match self.tree.scalar_text(id) {
                Some(name) => name.clone(),
                None => "Fn::Transform".into(),
            };
            extensions |= name == "AWS::LanguageExtensions";
            // The name alone includes nothing.
            if name == sam::TRANSFORM || name == include::NAME {
                continue;
            }
            // What the first adds is evaluated; the second adds what no rule asks for.
            if name == "AWS::LanguageExtensions" || name.starts_with("AWS::SecretsManager-") {
                continue;
            }
            any = true;
            let message = match self.refused(id) {
                Some(why) => why.to_string(),
                None => format!("the transform `{name}` is not applied"),
            };
            self.problems.push(
                Problem::warning("macro-not-expanded", message, node.span)
                    .help("the resources were analysed as they are written"),
            );
        }
        (any, extensions)
    }

    fn parameter(&mut self, entry: &Entry) -> Option<Parameter> {
        let Some(pairs) = self.pairs(entry.value) else {
            self.problems.push(Problem::error(
                "invalid-template",
                format!("the parameter `{}` must be a mapping", entry.name),
                entry.key,
            ));
            return None;
        };
        let mut parameter = Parameter::named(entry.name.clone(), entry.key);
        for (key, value) in pairs.iter().copied() {
            let Some((id, node)) = self.real(value) else {
                continue;
            };
            match self.tree.scalar_text(key).map(|k| k.as_str()) {
                Some("Type") => {
                    if let Some(text) = self.tree.scalar_text(id) {
                        parameter.ty = text.clone();
                    }
                }
                Some("Default") => {
                    let texts = match &node.kind {
                        NodeKind::Sequence(items) => items
                            .iter()
                            .filter_map(|i| self.tree.scalar_text(*i).cloned())
                            .collect(),
                        NodeKind::Null => vec![Str::default()],
                        _ => self.tree.scalar_text(id).cloned().into_iter().collect(),
                    };
                    if !texts.is_empty() || matches!(node.kind, NodeKind::Sequence(_)) {
                        parameter.default = Some((texts, node.span));
                    }
                }
                Some("AllowedValues") => {
                    if let NodeKind::Sequence(items) = &node.kind {
                        let values = items.iter().filter_map(|i| {
                            let span = self.tree.node(*i)?.span;
                            Some((self.tree.scalar_text(*i)?.clone(), span))
                        });
                        parameter.allowed = Some(values.collect());
                    }
                }
                Some("AllowedPattern") => parameter.pattern = self.tree.scalar_text(id).cloned(),
                Some("MinLength") => parameter.length.0 = self.tree.scalar_text(id).cloned(),
                Some("MaxLength") => parameter.length.1 = self.tree.scalar_text(id).cloned(),
                Some("MinValue") => parameter.range.0 = self.tree.scalar_text(id).cloned(),
                Some("MaxValue") => parameter.range.1 = self.tree.scalar_text(id).cloned(),
                Some("NoEcho") => {
                    parameter.no_echo = self.tree.scalar_text(id).is_some_and(|t| {
                        t.eq_ignore_ascii_case("true") || t.eq_ignore_ascii_case("yes")
                    });
                }
                _ => {}
            }
        }
        Some(parameter)
    }

    fn mapping_section(&mut self, entry: &Entry) -> Mapping {
        let mut mapping = Mapping::new();
        for (top, values) in self.pairs(entry.value).unwrap_or_default().iter().copied() {
            let mut second = BTreeMap::new();
            for (key, value) in self.pairs(values).unwrap_or_default().iter().copied() {
                if let Some(name) = self.tree.scalar_text(key) {
                    second.insert(name.clone(), self.value(value));
                }
            }
            if let Some(name) = self.tree.scalar_text(top) {
                mapping.insert(name.clone(), second);
            }
        }
        mapping
    }

    fn declared(&self, entry: &Entry) -> Declared {
        let value = self.tree.node(entry.value).map_or(entry.key, |n| n.span);
        Declared {
            name: entry.name.clone(),
            header: entry.key,
            span: entry.key.join(value),
            ty: Str::default(),
            properties: None,
            meta: Vec::new(),
            condition: None,
            made: entry.made,
            symbolic: entry.symbolic,
            lost: false,
            made_of: None,
            more: Vec::new(),
            export: None,
        }
    }

    fn resource(&mut self, entry: Entry) -> Option<Declared> {
        let Some(pairs) = self.pairs(entry.value) else {
            self.problems.push(
                Problem::error(
                    "invalid-template",
                    format!("the resource `{}` must be a mapping", entry.name),
                    entry.key,
                )
                .help("a resource has at least a `Type`; it was not analysed"),
            );
            return None;
        };
        let mut resource = self.declared(&entry);
        for (key, value) in pairs.iter().copied() {
            let Some(name) = self.tree.scalar_text(key).cloned() else {
                continue;
            };
            match name.as_str() {
                "Type" => {
                    if let Some((name, at)) = self.directive(value) {
                        self.skip_directive(&name, at, at);
                        let message = format!("`{name}` makes the resource `{}`", entry.name);
                        if let Some(problem) = self.problems.last_mut() {
                            // Unlike a value, a whole resource is missing.
                            problem.message = message;
                            problem.severity = ProblemSeverity::Error;
                        }
                        return None;
                    }
                    if let Some((id, node)) = self.real(value)
                        && node.tag.is_none()
                        && let Some(ty) = self.scalar(id)
                    {
                        resource.ty = ty;
                    }
                }
                "Properties" => resource.properties = Some(self.properties(value)),
                name if META.contains(&name) => {
                    if name == "Condition" {
                        resource.condition = self.condition_name(value);
                    }
                    let expr = self.value(value);
                    resource.meta.push((name.into(), expr));
                }
                name if SAM_META.contains(&name) => {
                    let expr = self.value(value);
                    resource.more.push((name.into(), expr));
                }
                name if self.is_macro(name) => {
                    self.skip_macro(name, key, value);
                }
                _ => {}
            }
        }
        if resource.ty.is_empty() {
            self.problems.push(
                Problem::error(
                    "invalid-template",
                    format!("the resource `{}` has no `Type` that is text", entry.name),
                    entry.key,
                )
                .help("it was not analysed"),
            );
            return None;
        }
        resource.meta.sort_by(|a, b| a.0.cmp(&b.0));
        Some(resource)
    }

    fn properties(&mut self, id: NodeId) -> Properties {
        let Some(pairs) = self.pairs(id) else {
            return Properties::Whole(self.value(id));
        };
        let plain = |l: &Self, key: NodeId, value: NodeId| {
            l.tree
                .scalar_text(key)
                .is_some_and(|name| !l.is_macro(name) && !l.is_function(name, value, Place::Value))
        };
        if !pairs.iter().all(|(key, value)| plain(self, *key, *value)) {
            return Properties::Whole(self.value(id));
        }
        let pairs = self.unroll(&pairs);
        let whole = |p: &Pair| p.lost || p.symbolic || p.name.is_none();
        if pairs.iter().any(whole) {
            let span = self.tree.node(id).map_or(Span::NONE, |n| n.span);
            let items = pairs.iter().map(|p| self.object_item(p)).collect();
            return Properties::Whole(Expr {
                span,
                kind: ExprKind::Object(items),
            });
        }
        let mut each = Vec::with_capacity(pairs.len());
        for pair in pairs {
            let value = self.within(&pair.turns, |l| l.value(pair.value));
            let value = self.guarded(value, pair.cond);
            each.extend(pair.name.map(|name| (name, value)));
        }
        Properties::Each(each)
    }

    fn condition_name(&mut self, id: NodeId) -> Option<(Str, Span)> {
        let (id, node) = self.real(id)?;
        Some((self.scalar(id)?, node.span))
    }

    fn output(&mut self, entry: Entry) -> Declared {
        let mut output = self.declared(&entry);
        for (key, value) in self.pairs(entry.value).unwrap_or_default().iter().copied() {
            match self.tree.scalar_text(key).map(|k| k.as_str()) {
                Some("Value") => output.properties = Some(Properties::Whole(self.value(value))),
                Some("Condition") => output.condition = self.condition_name(value),
                Some("Export") => {
                    let name = self
                        .real(value)
                        .and_then(|(id, _)| self.tree.get(id, "Name"));
                    output.export = name.map(|name| self.value(name));
                }
                _ => {}
            }
        }
        output
    }
}

/// An entry of a section.
struct Entry {
    name: Str,
    key: Span,
    value: NodeId,
    turns: Turns,
    made: Cond,
    symbolic: bool,
}
