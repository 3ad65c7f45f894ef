//! `_model.hcl` files to [`TypeDef`]s, with every name in them checked.

use super::check::{Checker, Ty};
use super::{Attach, AttrDef, AttrType, Derived, Native, TypeDef, suggest};
use crate::diagnostic::Problem;
use crate::expr::ir::{Attribute, Block, Body, Expr, ExprKind};
use crate::resource::Dialect;
use crate::source::Span;
use crate::value::Str;

/// The code of problems in model files.
pub const CODE: &str = "invalid-model";

/// Names in a mapping that are no canonical attributes.
const SETTINGS: [&str; 5] = ["absent", "each", "identity", "lacks", "when"];

/// Names that mapping expressions may use beside `self`, `each` and satellites.
const AMBIENT: [&str; 3] = ["meta", "provider", "address"];

/// Deeper types are refused.
const MAX_TYPE_DEPTH: usize = 16;

/// The types that a model file defines. What is wrong is reported; what is right stays.
pub fn read(body: &Body, problems: &mut Vec<Problem>) -> Vec<TypeDef> {
    for a in &body.attributes {
        problems.push(Problem::error(
            CODE,
            format!("`{}` does not belong here", a.name),
            a.name_span,
        ));
    }
    let mut types = Vec::new();
    for block in &body.blocks {
        if block.kind == "type" {
            types.extend(type_def(block, problems));
        } else {
            problems.push(unexpected(block, "type"));
        }
    }
    types
}

fn unexpected(block: &Block, expected: &str) -> Problem {
    Problem::error(
        CODE,
        format!("A block `{}` does not belong here", block.kind),
        block.header,
    )
    .help(format!("Expected: {expected}."))
}

fn label(block: &Block, what: &str, problems: &mut Vec<Problem>) -> Option<(Str, Span)> {
    match block.labels.as_slice() {
        [one] => Some(one.clone()),
        _ => {
            problems.push(Problem::error(
                CODE,
                format!("`{}` takes one label: {what}", block.kind),
                block.header,
            ));
            None
        }
    }
}

fn type_def(block: &Block, problems: &mut Vec<Problem>) -> Option<TypeDef> {
    let (id, id_span) = label(block, "the type's name", problems)?;
    if id.split('.').count() < 3 || id.split('.').any(str::is_empty) {
        problems.push(
            Problem::error(CODE, format!("`{id}` is no type name"), id_span)
                .help("A type name is cloud, service and kind: \"aws.s3.bucket\"."),
        );
    }
    let mut def = TypeDef {
        id,
        span: block.header,
        attributes: Vec::new(),
        derived: Vec::new(),
        natives: Vec::new(),
        lacks: Vec::new(),
    };
    for a in &block.body.attributes {
        match a.name.as_str() {
            "lacks" => {
                def.lacks = dialects(&a.expr, problems);
                continue;
            }
            // Read once the attributes are known.
            "absent" => continue,
            _ => {}
        }
        problems.push(
            Problem::error(
                CODE,
                format!("`{}` does not belong here", a.name),
                a.name_span,
            )
            .help("Attributes stand in a block `attributes { … }`."),
        );
    }
    for b in block.body.blocks_of("attributes") {
        let mut found = attributes(&b.body.attributes, problems);
        def.attributes.append(&mut found);
        for inner in &b.body.blocks {
            problems.push(unexpected(inner, "attributes of the type"));
        }
    }
    sort_unique(&mut def.attributes, block.header, problems);
    for b in block.body.blocks_of("derived") {
        for a in &b.body.attributes {
            if def.attribute(&a.name).is_some() {
                let message = format!("`{}` is an attribute already", a.name);
                problems.push(Problem::error(CODE, message, a.name_span));
            }
            def.derived.push(Derived {
                name: a.name.clone(),
                expr: a.expr.clone(),
                ty: AttrType::Any,
                never_null: false,
            });
        }
    }
    derive(&mut def, problems);
    for b in &block.body.blocks {
        match b.kind.as_str() {
            "attributes" | "derived" => {}
            "terraform" => {
                let found = natives(b, Dialect::Terraform, &def, problems);
                def.natives.extend(found);
            }
            "cloudformation" => {
                let found = natives(b, Dialect::CloudFormation, &def, problems);
                def.natives.extend(found);
            }
            _ => problems.push(unexpected(
                b,
                "`attributes`, `derived`, `terraform` or `cloudformation`",
            )),
        }
    }
    if let Some(absent) = block.body.attribute("absent") {
        let said = nothing_for(&absent.expr, &def, problems);
        def.natives.iter_mut().for_each(|n| n.default_absent(&said));
    }
    for (dialect, _) in &def.lacks {
        if def.natives.iter().any(|n| n.dialect == *dialect) {
            let message = format!("{} is said to have nothing of the kind", dialect.as_str());
            problems.push(Problem::error(CODE, message, block.header));
        }
    }
    Some(def)
}

/// `{ cloudformation = "why" }`: dialects that have nothing of a type's kind.
fn dialects(e: &Expr, problems: &mut Vec<Problem>) -> Vec<(Dialect, Str)> {
    let known = [Dialect::Terraform, Dialect::CloudFormation];
    let mut out = Vec::new();
    for (name, span, why) in reasons(e, problems) {
        match known.iter().find(|d| name == d.as_str()) {
            Some(dialect) => out.push((*dialect, why)),
            None => {
                let message = format!("There is no dialect `{name}`");
                problems.push(Problem::error(CODE, message, span));
            }
        }
    }
    out
}

/// Types the derived attributes. One may use another that stands before it, so there are no
/// circles.
fn derive(def: &mut TypeDef, problems: &mut Vec<Problem>) {
    let written = std::mem::take(&mut def.derived);
    for mut d in written {
        let mut checker = Checker::new(CODE);
        checker.bind("self", Ty::sure(def.self_type()));
        let ty = checker.infer(&d.expr);
        problems.append(&mut checker.problems);
        d.ty = ty.ty;
        d.never_null = !ty.nullable;
        match def
            .derived
            .binary_search_by(|have| have.name.as_str().cmp(&d.name))
        {
            Ok(_) => problems.push(Problem::error(
                CODE,
                format!("`{}` is derived twice", d.name),
                d.expr.span,
            )),
            Err(at) => def.derived.insert(at, d),
        }
    }
}

fn sort_unique(attributes: &mut Vec<AttrDef>, span: Span, problems: &mut Vec<Problem>) {
    attributes.sort_by(|a, b| a.name.cmp(&b.name));
    for pair in attributes.windows(2) {
        if let [a, b] = pair
            && a.name == b.name
        {
            let message = format!("Attribute `{}` is defined twice", a.name);
            problems.push(Problem::error(CODE, message, span));
        }
    }
    attributes.dedup_by(|b, a| a.name == b.name);
}

fn attributes(written: &[Attribute], problems: &mut Vec<Problem>) -> Vec<AttrDef> {
    written
        .iter()
        .filter_map(|a| attribute(&a.name, &a.expr, 0, problems))
        .collect()
}

/// `name = type` or `name = optional(type, default)`.
fn attribute(name: &Str, e: &Expr, depth: usize, problems: &mut Vec<Problem>) -> Option<AttrDef> {
    let (ty, default) = match &e.kind {
        ExprKind::Call(c) if c.name == "optional" => match c.args.as_slice() {
            [ty, default] => (type_of(ty, depth, problems)?, Some(default.clone())),
            _ => {
                let message = "`optional` takes a type and its default".to_owned();
                problems.push(Problem::error(CODE, message, e.span));
                return None;
            }
        },
        _ => (type_of(e, depth, problems)?, None),
    };
    if let Some(d) = &default
        && !is_literal(d)
    {
        let message = "A default must be a constant".to_owned();
        problems.push(Problem::error(CODE, message, d.span));
    }
    Some(AttrDef {
        name: name.clone(),
        never_null: default.is_some() || ty.is_collection(),
        ty,
        default,
    })
}

fn is_literal(e: &Expr) -> bool {
    match &e.kind {
        ExprKind::Bool(_) | ExprKind::Int(_) | ExprKind::Decimal(_) | ExprKind::Text(_) => true,
        ExprKind::Tuple(items) => items.iter().all(is_literal),
        ExprKind::Paren(inner) | ExprKind::Unary(_, inner) => is_literal(inner),
        _ => false,
    }
}

fn type_of(e: &Expr, depth: usize, problems: &mut Vec<Problem>) -> Option<AttrType> {
    const NAMES: [&str; 5] = ["string", "number", "bool", "any", "document"];
    if depth > MAX_TYPE_DEPTH {
        problems.push(Problem::error(CODE, "This type is too deep", e.span));
        return None;
    }
    match &e.kind {
        ExprKind::Traversal(t) if t.steps.is_empty() => match t.root.as_str() {
            "string" => return Some(AttrType::String),
            "number" => return Some(AttrType::Number),
            "bool" => return Some(AttrType::Bool),
            "any" => return Some(AttrType::Any),
            "document" => return Some(AttrType::Document),
            _ => {}
        },
        ExprKind::Call(c) => match (c.name.as_str(), c.args.as_slice()) {
            ("list", [inner]) => {
                return type_of(inner, depth + 1, problems).map(AttrType::list);
            }
            ("map", [inner]) => {
                let inner = type_of(inner, depth + 1, problems)?;
                return Some(AttrType::Map(Box::new(inner)));
            }
            ("object", [inner]) => {
                if let ExprKind::Object(items) = &inner.kind {
                    let mut found = Vec::new();
                    for item in items {
                        match &item.key.kind {
                            ExprKind::Text(key) => {
                                found.extend(attribute(
                                    &key.text,
                                    &item.value,
                                    depth + 1,
                                    problems,
                                ));
                            }
                            _ => problems.push(Problem::error(
                                CODE,
                                "An attribute's name is a plain name",
                                item.key.span,
                            )),
                        }
                    }
                    sort_unique(&mut found, inner.span, problems);
                    return Some(AttrType::Object(found));
                }
            }
            _ => {}
        },
        _ => {}
    }
    let mut problem = Problem::error(CODE, "This is no type", e.span);
    let near = match &e.kind {
        ExprKind::Traversal(t) => suggest(&t.root, NAMES),
        _ => None,
    };
    problem = problem.help(match near {
        Some(near) => format!("Did you mean `{near}`?"),
        None => "Types are string, number, bool, any, document, list(T), map(T), \
                 object({ name = T }); optional(T, default) gives a default."
            .to_owned(),
    });
    problems.push(problem);
    None
}

fn names(e: &Expr, problems: &mut Vec<Problem>) -> Vec<Str> {
    let items = match &e.kind {
        ExprKind::Tuple(items) => items.as_slice(),
        _ => std::slice::from_ref(e),
    };
    let mut out = Vec::new();
    for item in items {
        match &item.kind {
            ExprKind::Text(t) => out.push(t.text.clone()),
            _ => problems.push(Problem::error(CODE, "A list of names is needed", item.span)),
        }
    }
    out
}

/// `{ name = "why", … }`: names, where they stand, why there is nothing for them.
fn reasons(e: &Expr, problems: &mut Vec<Problem>) -> Vec<(Str, Span, Str)> {
    let ExprKind::Object(items) = &e.kind else {
        let problem = Problem::error(CODE, "Names with a reason for each are needed", e.span);
        problems.push(problem.help("Write { name = \"why\" }."));
        return Vec::new();
    };
    let mut out = Vec::new();
    for item in items {
        match (&item.key.kind, &item.value.kind) {
            (ExprKind::Text(name), ExprKind::Text(why)) if !why.text.trim().is_empty() => {
                out.push((name.text.clone(), item.key.span, why.text.clone()));
            }
            _ => {
                let message = "The reason why there is nothing is a text";
                problems.push(Problem::error(CODE, message, item.value.span));
            }
        }
    }
    out
}

/// The same of attributes of a type.
fn nothing_for(e: &Expr, def: &TypeDef, problems: &mut Vec<Problem>) -> Vec<(Str, Str)> {
    let mut out = Vec::new();
    for (name, span, why) in reasons(e, problems) {
        if def.attribute(&name).is_none() {
            problems.push(no_attribute(&name, span, def));
        }
        out.push((name, why));
    }
    out
}

/// One mapping, for each of the native types that its labels name: they spell it alike.
fn natives(
    block: &Block,
    dialect: Dialect,
    def: &TypeDef,
    problems: &mut Vec<Problem>,
) -> Vec<Native> {
    let Some(((first, _), others)) = block.labels.split_first() else {
        let message = format!("`{}` takes a native type as its label", block.kind);
        problems.push(Problem::error(CODE, message, block.header));
        return Vec::new();
    };
    for (ty, span) in &block.labels {
        if (dialect == Dialect::CloudFormation) != ty.contains("::") {
            let message = format!("`{ty}` is no {} type", dialect.as_str());
            problems.push(Problem::error(CODE, message, *span));
        }
    }
    let mapping = native(block, first.clone(), dialect, def, problems);
    let others = others.iter().map(|(ty, _)| Native {
        ty: ty.clone(),
        ..mapping.clone()
    });
    let others: Vec<Native> = others.collect();
    std::iter::once(mapping).chain(others).collect()
}

fn native(
    block: &Block,
    ty: Str,
    dialect: Dialect,
    def: &TypeDef,
    problems: &mut Vec<Problem>,
) -> Native {
    let mut native = Native {
        dialect,
        ty,
        span: block.header,
        identity: match dialect {
            Dialect::Terraform => ["id", "arn", "name"].map(Str::from).to_vec(),
            Dialect::CloudFormation => ["Ref", "Arn", "Id", "Name"].map(Str::from).to_vec(),
        },
        each: None,
        when: None,
        attach: Vec::new(),
        values: Vec::new(),
        lacks: Vec::new(),
        absent: Vec::new(),
    };
    for a in &block.body.attributes {
        match a.name.as_str() {
            "identity" => native.identity = names(&a.expr, problems),
            "lacks" => native.lacks = nothing_for(&a.expr, def, problems),
            "absent" => native.absent = nothing_for(&a.expr, def, problems),
            "each" => native.each = Some(a.expr.clone()),
            "when" => native.when = Some(a.expr.clone()),
            name if def.attribute(name).is_some() => {
                if a.expr.kind == ExprKind::Null {
                    let message = format!("Nothing is assigned to `{name}`");
                    let problem = Problem::error(CODE, message, a.expr.span);
                    let help = format!("Say why: absent = {{ {name} = \"…\" }}.");
                    problems.push(problem.help(help));
                }
                native.values.push((a.name.clone(), a.expr.clone()));
            }
            name => problems.push(no_attribute(name, a.name_span, def)),
        }
    }
    native.values.sort_by(|a, b| a.0.cmp(&b.0));
    for (name, _) in &native.values {
        if native.nothing_for(name).is_some() {
            let message = format!("`{name}` is assigned, and said to have nothing here");
            problems.push(Problem::error(CODE, message, block.header));
        }
    }
    for b in &block.body.blocks {
        match b.kind.as_str() {
            "attach" | "attach_all" => native.attach.extend(attach(b, problems)),
            _ => problems.push(unexpected(b, "`attach` or `attach_all`")),
        }
    }
    check_native(&native, problems);
    native
}

fn no_attribute(name: &str, span: Span, def: &TypeDef) -> Problem {
    let known = def
        .attributes
        .iter()
        .map(|a| a.name.as_str())
        .chain(SETTINGS);
    let problem = Problem::error(
        CODE,
        format!("`{}` has no attribute `{name}`", def.id),
        span,
    );
    match suggest(name, known) {
        Some(near) => problem.help(format!("Did you mean `{near}`?")),
        None => problem.help("Attributes are declared in the type's `attributes` block."),
    }
}

/// `attach "name" "native type"… { on = … }`.
fn attach(block: &Block, problems: &mut Vec<Problem>) -> Option<Attach> {
    let Some(((name, name_span), from)) = block.labels.split_first() else {
        problems.push(Problem::error(CODE, "A name is missing", block.header));
        return None;
    };
    let reserved = ["self", "each"].into_iter().chain(AMBIENT);
    if reserved.into_iter().any(|r| r == *name) {
        let message = format!("`{name}` has a meaning already");
        problems.push(Problem::error(CODE, message, *name_span));
    }
    if from.is_empty() {
        problems.push(
            Problem::error(CODE, "The satellite's native type is missing", block.header)
                .help("Write attach \"name\" \"aws_s3_bucket_versioning\" { on = name.bucket }."),
        );
    }
    for b in &block.body.blocks {
        problems.push(unexpected(b, "`on`"));
    }
    for a in block.body.attributes.iter().filter(|a| a.name != "on") {
        let message = format!("`{}` does not belong here", a.name);
        problems.push(Problem::error(CODE, message, a.name_span));
    }
    let Some(on) = block.body.attribute("on") else {
        problems.push(Problem::error(
            CODE,
            "`on` is missing: what names the parent",
            block.header,
        ));
        return None;
    };
    Some(Attach {
        name: name.clone(),
        from: from.iter().map(|(t, _)| t.clone()).collect(),
        on: on.expr.clone(),
        many: block.kind == "attach_all",
    })
}

fn check_native(native: &Native, problems: &mut Vec<Problem>) {
    let mut checker = Checker::new(CODE);
    checker.bind("self", Ty::any());
    for name in AMBIENT {
        checker.bind(name, Ty::any());
    }
    for a in &native.attach {
        let mut alone = Checker::new(CODE);
        alone.bind(a.name.clone(), Ty::any());
        alone.infer(&a.on);
        problems.append(&mut alone.problems);
        let ty = if a.many {
            Ty::sure(AttrType::list(AttrType::Any))
        } else {
            Ty::any()
        };
        checker.bind(a.name.clone(), ty);
    }
    if let Some(each) = &native.each {
        checker.infer(each);
        checker.bind("each", Ty::any());
    }
    for e in native
        .when
        .iter()
        .chain(native.values.iter().map(|(_, e)| e))
    {
        checker.infer(e);
    }
    problems.append(&mut checker.problems);
}

/// Reports types defined more than once, over all files.
pub fn check_unique(types: &[TypeDef], problems: &mut Vec<Problem>) {
    let mut seen: Vec<(&Str, Span)> = types.iter().map(|t| (&t.id, t.span)).collect();
    seen.sort_by(|a, b| a.0.cmp(b.0));
    for pair in seen.windows(2) {
        if let [a, b] = pair
            && a.0 == b.0
        {
            let problem = Problem::error(CODE, format!("Type `{}` is defined twice", a.0), b.1);
            problems.push(problem.related(a.1, "here too"));
        }
    }
}
