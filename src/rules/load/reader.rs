//! One rule file's block to a [`Loaded`] rule: metadata through serde, expressions through the
//! checker.

use super::{CODE, CONFIDENCES, Known, Loaded, Local, RuleDef, STANDARDS, Target};
use crate::diagnostic::{Problem, Severity};
use crate::expr::ir::{Attribute, Block, Body, Expr, ExprKind, StepKind};
use crate::model::check::{Checker, Ty, element};
use crate::model::{AttrType, TypeDef, suggest};
use crate::resource::Dialect;
use crate::rules::info::{RuleInfo, TOPICS};
use crate::source::{FileId, Span};
use crate::value::Str;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

pub(super) struct Reader<'a> {
    pub(super) problems: &'a mut Vec<Problem>,
    pub(super) known: &'a Known<'a>,
}

const ATTRIBUTES: [&str; 16] = [
    "title",
    "severity",
    "topic",
    "why",
    "help",
    "confidence",
    "refs",
    "aliases",
    "controls",
    "target",
    "each",
    "when",
    "condition",
    "at",
    "path",
    "message",
];

impl Reader<'_> {
    fn error(&mut self, message: impl Into<String>, span: Span) {
        self.problems.push(Problem::error(CODE, message, span));
    }

    pub(super) fn rule(&mut self, id: &str, body: &Body, file: FileId) -> Option<Loaded> {
        for a in &body.attributes {
            self.error(format!("`{}` does not belong here", a.name), a.name_span);
        }
        let (Some(block), true) = (body.blocks.first(), body.blocks.len() == 1) else {
            let span = body
                .blocks
                .get(1)
                .map_or(Span::new(file, 0, 0), |b| b.header);
            self.error("A rule file holds one block `rule`, nothing else", span);
            return None;
        };
        if block.kind != "rule" || !block.labels.is_empty() {
            self.error(
                "A rule file holds one block `rule` without label: the rule's id is its path",
                block.header,
            );
            return None;
        }
        let mut locals: Vec<Local> = Vec::new();
        for inner in &block.body.blocks {
            if inner.kind == "locals" && inner.labels.is_empty() {
                let found = inner.body.attributes.iter();
                locals.extend(found.map(|a| Local {
                    name: a.name.clone(),
                    expr: a.expr.clone(),
                    per_element: false,
                }));
            } else {
                let message = format!("A block `{}` does not belong here", inner.kind);
                self.error(message, inner.header);
            }
        }
        for a in &block.body.attributes {
            if !ATTRIBUTES.contains(&a.name.as_str()) {
                let mut problem =
                    Problem::error(CODE, format!("A rule has no `{}`", a.name), a.name_span);
                if let Some(near) = suggest(&a.name, ATTRIBUTES) {
                    problem = problem.help(format!("Did you mean `{near}`?"));
                }
                self.problems.push(problem);
            }
        }
        let info = self.info(id, block);
        let condition = self.needed(block, "condition").map(|a| a.expr.clone());
        let message = self.needed(block, "message").map(|a| a.expr.clone());
        let optional = |name: &str| block.body.attribute(name).map(|a| a.expr.clone());
        let (Some((mut info, target, target_span)), Some(condition), Some(message)) =
            (info, condition, message)
        else {
            return None;
        };
        let mut def = RuleDef {
            id: id.into(),
            target,
            each: optional("each"),
            when: optional("when"),
            condition,
            at: optional("at"),
            path: optional("path"),
            message,
            locals,
            without: Vec::new(),
        };
        self.check(&mut def, &mut info, target_span)?;
        Some(Loaded { def, info })
    }

    fn needed<'b>(&mut self, block: &'b Block, name: &str) -> Option<&'b Attribute> {
        let found = block.body.attribute(name);
        if found.is_none() {
            self.error(format!("`{name}` is missing"), block.header);
        }
        found
    }

    /// Reads an attribute's constant value through serde.
    fn read<T: DeserializeOwned>(&mut self, a: &Attribute) -> Option<T> {
        let Some(value) = constant(&a.expr) else {
            self.error(format!("`{}` must be a constant", a.name), a.expr.span);
            return None;
        };
        match hcl::from_value(value) {
            Ok(value) => Some(value),
            Err(e) => {
                self.error(format!("`{}`: {e}", a.name), a.expr.span);
                None
            }
        }
    }

    fn text(&mut self, block: &Block, name: &str) -> Option<(String, Span)> {
        let a = self.needed(block, name)?;
        let text: String = self.read(a)?;
        if text.trim().is_empty() {
            self.error(format!("`{name}` is empty"), a.expr.span);
        }
        Some((text, a.expr.span))
    }

    fn one_of(&mut self, block: &Block, name: &str, allowed: &[&str]) -> Option<String> {
        let (word, span) = self.text(block, name)?;
        if allowed.contains(&word.as_str()) {
            return Some(word);
        }
        let problem = Problem::error(CODE, format!("`{name}` cannot be {word:?}"), span);
        let near = suggest(&word, allowed.iter().copied());
        self.problems.push(problem.help(match near {
            Some(near) => format!("Did you mean {near:?}?"),
            None => format!("It is one of {}.", allowed.join(", ")),
        }));
        None
    }

    fn list(&mut self, block: &Block, name: &str) -> Option<Vec<String>> {
        let a = self.needed(block, name)?;
        self.read(a)
    }

    fn info(&mut self, id: &str, block: &Block) -> Option<(RuleInfo, Target, Span)> {
        let title = self.text(block, "title");
        let severities: Vec<&str> = Severity::ALL.iter().map(|s| s.as_str()).collect();
        let severity = self.one_of(block, "severity", &severities);
        let topic = self.one_of(block, "topic", &TOPICS);
        let why = self.text(block, "why");
        let help = self.text(block, "help");
        let confidence = self.one_of(block, "confidence", &CONFIDENCES);
        let refs = self.list(block, "refs");
        let aliases = self.list(block, "aliases");
        let controls = self.needed(block, "controls").cloned().and_then(|a| {
            let read: Option<BTreeMap<String, Vec<String>>> = self.read(&a);
            for key in read.iter().flat_map(|c| c.keys()) {
                if !STANDARDS.contains(&key.as_str()) {
                    let message = format!("There is no standard {key:?}");
                    let help = format!("Standards are {}.", STANDARDS.join(", "));
                    self.problems
                        .push(Problem::error(CODE, message, a.expr.span).help(help));
                }
            }
            read
        });
        let target = self.text(block, "target");
        let (target, span) = target?;
        let info = RuleInfo {
            id: id.to_owned(),
            title: title?.0,
            severity: Severity::parse(&severity?)?,
            topic: topic?,
            why: why?.0,
            help: help?.0,
            confidence: confidence?,
            refs: refs?,
            aliases: aliases?,
            controls: controls?,
            target: target.clone(),
            dialects: Vec::new(),
        };
        let native = target.contains("::") || !target.trim_start_matches("data.").contains('.');
        let target = if target.contains('*') {
            Target::Natives(target.into())
        } else if native {
            Target::Native(target.into())
        } else {
            Target::Canonical(target.into())
        };
        Some((info, target, span))
    }

    /// Checks the expressions and completes what follows from them.
    fn check(&mut self, def: &mut RuleDef, info: &mut RuleInfo, span: Span) -> Option<()> {
        let mut checker = Checker::new(CODE);
        checker.bind("address", Ty::sure(AttrType::String));
        let ty = match &def.target {
            Target::Natives(pattern) => {
                let dialects = [
                    (Dialect::Terraform, pattern.contains("::")),
                    (Dialect::CloudFormation, pattern.contains('_')),
                ];
                let of = dialects.iter().filter(|(_, other)| !other);
                info.dialects = of.map(|(d, _)| d.as_str().to_owned()).collect();
                checker.bind("self", Ty::sure(AttrType::Any));
                None
            }
            Target::Native(native) => {
                let dialect = if native.contains("::") {
                    Dialect::CloudFormation
                } else {
                    Dialect::Terraform
                };
                info.dialects = vec![dialect.as_str().to_owned()];
                checker.bind("self", Ty::sure(AttrType::Any));
                None
            }
            Target::Canonical(id) => {
                let Some(ty) = self.known.get(id) else {
                    let ids = self.known.ids();
                    let problem = Problem::error(CODE, format!("There is no type {id:?}"), span);
                    let near = suggest(id, ids.iter().map(Str::as_str));
                    self.problems.push(match near {
                        Some(near) => problem.help(format!("Did you mean {near:?}?")),
                        None => problem,
                    });
                    return None;
                };
                checker.bind("self", Ty::sure(ty.self_type()));
                Some(ty)
            }
        };
        let mut locals: Vec<(Str, Ty)> = Vec::new();
        let locals_type = |locals: &[(Str, Ty)]| {
            Ty::sure(AttrType::object(
                locals
                    .iter()
                    .map(|(name, ty)| crate::model::AttrDef {
                        name: name.clone(),
                        ty: ty.ty.clone(),
                        default: None,
                        never_null: !ty.nullable,
                    })
                    .collect(),
            ))
        };
        // A local sees those before it. `each` sees the locals that do not themselves speak of
        // `each`; those that do are worked out for each element.
        let mut per_element: Vec<Str> = Vec::new();
        for local in &mut def.locals {
            local.per_element = speaks_of_each(&local.expr, &per_element);
            if local.per_element {
                per_element.push(local.name.clone());
                continue;
            }
            checker.bind("local", locals_type(&locals));
            let ty = checker.infer(&local.expr);
            checker.unbind();
            locals.push((local.name.clone(), ty));
        }
        if let Some(each) = &def.each {
            checker.bind("local", locals_type(&locals));
            let ty = checker.infer(each);
            checker.unbind();
            if !matches!(ty.ty, AttrType::List(_) | AttrType::Any | AttrType::Map(_)) {
                let message = format!("`each` needs a list, this is {}", ty.ty.describe());
                self.error(message, each.span);
            }
            checker.bind("each", element(&ty.ty));
        }
        for local in def.locals.iter().filter(|l| l.per_element) {
            checker.bind("local", locals_type(&locals));
            let ty = checker.infer(&local.expr);
            checker.unbind();
            locals.push((local.name.clone(), ty));
        }
        checker.bind("local", locals_type(&locals));
        if let Some(when) = &def.when {
            let ty = checker.infer(when);
            self.sure_bool("when", &ty, when.span);
        }
        let condition = checker.infer(&def.condition);
        let used = checker.used.clone();
        checker.infer(&def.message);
        if let Some(at) = &def.at {
            checker.infer(at);
        }
        if let Some(path) = &def.path {
            let ty = checker.infer(path);
            if !matches!(ty.ty, AttrType::List(_) | AttrType::Any) {
                let message = format!("`path` needs a list, this is {}", ty.ty.describe());
                self.error(message, path.span);
            }
        }
        if checker.problems.is_empty() {
            self.sure_bool("condition", &condition, def.condition.span);
        }
        self.problems.append(&mut checker.problems);
        if let Some(ty) = ty {
            let used = with_derived(&ty, used);
            def.without = ty
                .natives
                .iter()
                .filter(|n| n.lacks_any(&used))
                .map(|n| n.ty.clone())
                .collect();
            for dialect in [Dialect::Terraform, Dialect::CloudFormation] {
                let maps = |n: &crate::model::Native| n.dialect == dialect && !n.lacks_any(&used);
                if ty.natives.iter().any(maps) {
                    info.dialects.push(dialect.as_str().to_owned());
                }
            }
        }
        Some(())
    }

    fn sure_bool(&mut self, what: &str, ty: &Ty, span: Span) {
        if ty.ty != AttrType::Bool {
            let message = format!("`{what}` must be a bool, this is {}", ty.ty.describe());
            self.error(message, span);
        } else if ty.nullable {
            let problem = Problem::error(CODE, format!("`{what}` may be null"), span).help(
                "Say what an absent value means: a default in the model, coalesce(x, default), \
                 or x != null && ….",
            );
            self.problems.push(problem);
        }
    }
}

/// Whether an expression names `each`, or a local that does.
fn speaks_of_each(e: &Expr, per_element: &[Str]) -> bool {
    let mut found = false;
    e.walk(&mut |e| {
        if let ExprKind::Traversal(t) = &e.kind {
            let step = t.steps.first().map(|s| &s.kind);
            found |= t.root == "each"
                || t.root == "local"
                    && matches!(step, Some(StepKind::Attribute(n)) if per_element.contains(n));
        }
    });
    found
}

/// The attributes used, those that derived ones are made of included.
fn with_derived(
    ty: &TypeDef,
    used: std::collections::BTreeSet<Str>,
) -> std::collections::BTreeSet<Str> {
    let mut all = used;
    loop {
        let mut checker = Checker::new(CODE);
        checker.bind("self", Ty::sure(ty.self_type()));
        for d in ty.derived.iter().filter(|d| all.contains(&d.name)) {
            checker.infer(&d.expr);
        }
        let before = all.len();
        all.extend(checker.used);
        if all.len() == before {
            return all;
        }
    }
}

/// A constant expression as a value for serde.
fn constant(e: &Expr) -> Option<hcl::Value> {
    Some(match &e.kind {
        ExprKind::Null => hcl::Value::Null,
        ExprKind::Bool(b) => hcl::Value::Bool(*b),
        ExprKind::Int(n) => hcl::Value::from(*n),
        ExprKind::Text(t) => hcl::Value::from(t.text.as_str()),
        ExprKind::Paren(inner) => constant(inner)?,
        ExprKind::Tuple(items) => {
            hcl::Value::Array(items.iter().map(constant).collect::<Option<_>>()?)
        }
        ExprKind::Object(items) => {
            let mut map = hcl::Map::new();
            for item in items {
                let ExprKind::Text(key) = &item.key.kind else {
                    return None;
                };
                map.insert(key.text.to_string(), constant(&item.value)?);
            }
            hcl::Value::Object(map)
        }
        _ => return None,
    })
}
