//! What the models map: `docs/model-coverage.md` is what they and the published schemas make it
//! (`BLESS=1 cargo test --test model_coverage` writes it anew), and no rule reads an attribute that a
//! native type has by another name, or not at all, without the model saying so.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    missing_docs,
    reason = "tests"
)]

use bartizan::expr::Expr;
use bartizan::expr::ir::{ExprKind, StepKind};
use bartizan::facts::schema;
use bartizan::model::{Native, TypeDef, camel};
use bartizan::resource::Dialect;
use bartizan::rules::load::{LoadedSet, RuleDef, RuleFile, Target, load};
use bartizan::source::FileId;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The built-in rules and models, read from their files.
fn rules() -> LoadedSet {
    let top = root().join("rules");
    let mut folders = vec![top.clone()];
    let mut paths: Vec<PathBuf> = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "hcl") {
                paths.push(path);
            }
        }
    }
    paths.sort();
    let read: Vec<(String, String)> = paths
        .iter()
        .map(|p| {
            let relative = p.strip_prefix(&top).unwrap();
            let parts: Vec<&str> = relative.iter().map(|p| p.to_str().unwrap()).collect();
            (parts.join("/"), fs::read_to_string(p).unwrap())
        })
        .collect();
    let files: Vec<RuleFile<'_>> = read
        .iter()
        .map(|(path, text)| RuleFile {
            path,
            file: FileId::NONE,
            text,
        })
        .collect();
    let (set, problems) = load(&files, &());
    assert_eq!(problems, vec![]);
    set
}

/// How a native type gives an attribute.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Mapping {
    /// By an expression in the model.
    Written,
    /// By its own name there.
    Named(String),
    /// In the elements that the mapping makes nodes of, whose types are not looked up.
    Element(String),
    /// The model says that it cannot be expressed.
    Lacks,
    /// Nobody says what the type has.
    Unchecked(String),
    /// The type has nothing of that name.
    Gap(String),
}

fn mapping(native: &Native, attribute: &str) -> Mapping {
    let name = match native.dialect {
        Dialect::Terraform => attribute.to_owned(),
        Dialect::CloudFormation => camel(attribute),
    };
    if native.value(attribute).is_some() {
        return Mapping::Written;
    }
    if native.lacks.iter().any(|l| l == attribute) {
        return Mapping::Lacks;
    }
    if native.each.is_some() {
        return Mapping::Element(name);
    }
    match schema::names(native.dialect, &native.ty) {
        Some(names) if names.contains(&name.as_str()) => Mapping::Named(name),
        Some(_) => Mapping::Gap(name),
        None => Mapping::Unchecked(name),
    }
}

/// The attributes of `self` that an expression names.
fn named(expr: &Expr, found: &mut BTreeSet<String>) {
    expr.walk(&mut |e| {
        if let ExprKind::Traversal(t) = &e.kind
            && t.root == "self"
            && let Some(StepKind::Attribute(name)) = t.steps.first().map(|s| &s.kind)
        {
            found.insert(name.to_string());
        }
    });
}

/// The attributes that a rule reads, those that derived ones are made of included.
fn read_by(rule: &RuleDef, ty: &TypeDef) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let optional = [&rule.each, &rule.when].into_iter().flatten();
    let locals = rule.locals.iter().map(|(_, e)| e);
    for expr in optional.chain([&rule.condition]).chain(locals) {
        named(expr, &mut found);
    }
    loop {
        let before = found.len();
        for derived in &ty.derived {
            if found.contains(derived.name.as_str()) {
                named(&derived.expr, &mut found);
            }
        }
        if found.len() == before {
            return found;
        }
    }
}

#[test]
fn no_rule_reads_what_a_dialect_does_not_map() {
    let set = rules();
    let mut gaps = BTreeSet::new();
    let mut looked_at = 0;
    for loaded in &set.rules {
        let Target::Canonical(id) = &loaded.def.target else {
            continue;
        };
        let Some(ty) = set.types.iter().find(|t| t.id == *id) else {
            continue;
        };
        for attribute in read_by(&loaded.def, ty) {
            if !ty.attributes.iter().any(|a| a.name == attribute.as_str()) {
                continue;
            }
            // A native type that lacks another attribute of the rule is not judged by it.
            let natives = ty.natives.iter();
            for native in natives.filter(|n| !loaded.def.without.contains(&n.ty)) {
                looked_at += 1;
                if let Mapping::Gap(name) = mapping(native, &attribute) {
                    gaps.insert(format!(
                        "{id}: {attribute} of {} (no `{name}` there), read by {}",
                        native.ty, loaded.def.id
                    ));
                }
            }
        }
    }
    assert!(looked_at > 1_000, "{looked_at}");
    let gaps: Vec<String> = gaps.into_iter().collect();
    assert!(
        gaps.is_empty(),
        "map these in the model, or say in `lacks` that the dialect cannot express them:\n{}",
        gaps.join("\n")
    );
}

fn table(ty: &TypeDef, out: &mut String) {
    writeln!(out, "\n## {}\n", ty.id).unwrap();
    let natives: Vec<&Native> = ty.natives.iter().collect();
    out.push_str("| attribute |");
    for native in &natives {
        write!(out, " `{}` |", native.ty).unwrap();
    }
    out.push_str("\n| --- |");
    out.push_str(&" --- |".repeat(natives.len()));
    out.push('\n');
    for attribute in &ty.attributes {
        write!(out, "| `{}` |", attribute.name).unwrap();
        for native in &natives {
            let cell = match mapping(native, &attribute.name) {
                Mapping::Written => "mapped".to_owned(),
                Mapping::Named(name) => format!("`{name}`"),
                Mapping::Element(name) => format!("`{name}` of the element"),
                Mapping::Unchecked(name) => format!("`{name}` (no schema)"),
                Mapping::Lacks => "lacks".to_owned(),
                Mapping::Gap(_) => "–".to_owned(),
            };
            write!(out, " {cell} |").unwrap();
        }
        out.push('\n');
    }
}

#[test]
fn the_table_is_up_to_date() {
    let set = rules();
    let mut page = "# What the models map\n\nGenerated from `rules/**/_model.hcl` and the published \
                    schemas: for each canonical type, how each native type gives each attribute. \
                    *mapped*: by an expression in the model; a name: by that property or argument; \
                    *lacks*: the dialect cannot express it, and rules that read it do not apply; –: \
                    the type has nothing of the kind, and no rule for it reads the attribute.\n"
        .to_owned();
    let mut types: Vec<&TypeDef> = set.types.iter().map(AsRef::as_ref).collect();
    types.sort_by(|a, b| a.id.cmp(&b.id));
    for ty in types {
        table(ty, &mut page);
    }
    let path = root().join("docs/model-coverage.md");
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, &page).unwrap();
    }
    let there = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        there == page,
        "docs/model-coverage.md is out of date: BLESS=1 cargo test --test model_coverage"
    );
}
