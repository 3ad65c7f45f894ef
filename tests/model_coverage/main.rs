//! What the models map: `docs/model-coverage.md` is what they and the published schemas make it
//! (`BLESS=1 cargo test --test model_coverage` writes it anew). No mapping names what its native
//! type does not have, and there is no attribute, so none that a rule could read, that a native type
//! has by another name, or not at all, without the model saying so.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    missing_docs,
    reason = "tests"
)]

mod names;

use bartizan::expr::Expr;
use bartizan::expr::ir::ExprKind;
use bartizan::facts::schema;
use bartizan::model::{AttrDef, AttrType, Native, TypeDef, camel};
use bartizan::resource::Dialect;
use bartizan::rules::load::{LoadedSet, RuleFile, load};
use bartizan::source::FileId;
use names::{Names, part};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// Arguments that older versions of the provider have, with the last major version that does.
const FORMER: [(&str, &str, u32); 10] = [
    ("aws_autoscaling_group", "tags", 3),
    ("aws_db_instance", "security_group_names", 3),
    ("aws_dms_endpoint", "s3_settings", 5),
    ("aws_elasticache_cluster", "security_group_names", 3),
    ("aws_guardduty_organization_configuration", "auto_enable", 5),
    ("aws_redshift_cluster", "logging", 5),
    ("aws_redshift_cluster", "snapshot_copy", 5),
    ("aws_route", "instance_id", 3),
    ("aws_route_table", "instance_id", 3),
    ("aws_secretsmanager_secret", "rotation_lambda_arn", 3),
];

/// Native types that no schema has, with why.
const WITHOUT_SCHEMA: [(&str, &str); 5] = [
    (
        "Custom::AWS",
        "what the CDK makes: its properties are its own",
    ),
    ("aws_db_security_group", "taken out of the provider"),
    (
        "aws_elasticache_security_group",
        "taken out of the provider",
    ),
    ("aws_wafv2_web_acl_rule", "newer than the package"),
    (
        "action.aws_transcribe_start_transcription_job",
        "an action, of which the package has nothing",
    ),
];

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
    /// By an expression in the model, which names these.
    Written(Vec<String>),
    /// By its own name there.
    Named(String),
    /// By a name of which nobody says whether it is there.
    Unchecked(String),
    /// Not at all, and rules that read it do not apply: why.
    Lacks(String),
    /// Not at all, so that its default holds: why.
    Absent(String),
    /// The type has nothing of that name.
    Gap(String),
}

/// The name of an attribute that maps by its name.
fn spelled(native: &Native, attribute: &str) -> String {
    match native.dialect {
        Dialect::Terraform => attribute.to_owned(),
        Dialect::CloudFormation => camel(attribute),
    }
}

fn mapping(native: &Native, attribute: &str) -> Mapping {
    if let Some(e) = native.value(attribute) {
        return Mapping::Written(match constant(e) {
            Some(value) => vec![format!("always {value}")],
            None => Names::of(native).named_by(e).paths,
        });
    }
    if let Some((_, why)) = native.lacks.iter().find(|(n, _)| n.as_str() == attribute) {
        return Mapping::Lacks(why.to_string());
    }
    if let Some(why) = native.nothing_for(attribute) {
        return Mapping::Absent(why.to_string());
    }
    let name = spelled(native, attribute);
    let shown = match &native.each {
        Some(_) => format!("each.{name}"),
        None => name.clone(),
    };
    match Names::of(native).by_name(&name) {
        None => Mapping::Gap(name),
        Some(types) if types.is_empty() || schema_lacks(native) => Mapping::Unchecked(shown),
        Some(_) => Mapping::Named(shown),
    }
}

fn schema_lacks(native: &Native) -> bool {
    schema::properties(native.dialect, &native.ty).is_none()
}

fn constant(e: &Expr) -> Option<String> {
    match &e.kind {
        ExprKind::Bool(b) => Some(b.to_string()),
        ExprKind::Int(n) => Some(n.to_string()),
        ExprKind::Text(t) => Some(format!("{:?}", t.text.as_str())),
        ExprKind::Tuple(items) if items.is_empty() => Some("empty".to_owned()),
        _ => None,
    }
}

#[test]
fn every_attribute_is_mapped_or_said_to_have_nothing() {
    let set = rules();
    let mut gaps = Vec::new();
    let mut looked_at = 0;
    for ty in &set.types {
        for native in &ty.natives {
            for attribute in &ty.attributes {
                looked_at += 1;
                if let Mapping::Gap(name) = mapping(native, &attribute.name) {
                    let attribute = &attribute.name;
                    gaps.push(format!(
                        "{}: {attribute}: {} has no `{name}`",
                        ty.id, native.ty
                    ));
                }
            }
        }
    }
    assert!(looked_at > 1_500, "{looked_at}");
    assert!(
        gaps.is_empty(),
        "map these in the model, or say in `absent` or `lacks` why there is nothing:\n{}",
        gaps.join("\n")
    );
}

#[test]
fn native_types_have_a_schema() {
    let set = rules();
    let mut without = BTreeSet::new();
    for native in set.types.iter().flat_map(|t| &t.natives) {
        let satellites = native.attach.iter().flat_map(|a| &a.from);
        for ty in satellites.chain([&native.ty]) {
            let looked_up = ty.starts_with("data.");
            if !looked_up && schema::properties(native.dialect, ty).is_none() {
                without.insert(ty.to_string());
            }
        }
    }
    let known: BTreeSet<String> = WITHOUT_SCHEMA
        .iter()
        .map(|(t, _)| (*t).to_owned())
        .collect();
    assert_eq!(
        without, known,
        "examples/property_schemas.rs makes the schemas"
    );
}

#[test]
fn a_type_of_one_dialect_says_why() {
    let set = rules();
    let dialects = [Dialect::Terraform, Dialect::CloudFormation];
    let mut silent = Vec::new();
    for ty in &set.types {
        for dialect in dialects {
            let mapped = ty.natives.iter().any(|n| n.dialect == dialect);
            let said = ty.lacks.iter().any(|(d, _)| *d == dialect);
            if !mapped && !said {
                silent.push(format!("{}: nothing in {}", ty.id, dialect.as_str()));
            }
        }
    }
    assert!(
        silent.is_empty(),
        "say why in `lacks` of the type:\n{}",
        silent.join("\n")
    );
}

/// The expressions of a mapping, each with what it is.
fn expressions(native: &Native) -> Vec<(String, &Expr)> {
    let values = native.values.iter().map(|(n, e)| (n.to_string(), e));
    let each = native.each.iter().map(|e| ("each".to_owned(), e));
    let when = native.when.iter().map(|e| ("when".to_owned(), e));
    let attach = native.attach.iter();
    let attach = attach.map(|a| (format!("attach {:?}", a.name.as_str()), &a.on));
    values.chain(each).chain(when).chain(attach).collect()
}

#[test]
fn mappings_name_what_there_is() {
    let set = rules();
    let mut wrong = BTreeSet::new();
    let mut former: BTreeSet<(&str, &str)> = BTreeSet::new();
    let mut looked_up = 0;
    for native in set.types.iter().flat_map(|t| &t.natives) {
        for (what, e) in expressions(native) {
            let found = Names::of(native).named_by(e);
            looked_up += found.looked_up;
            for (of, name) in found.missing {
                let known = FORMER.iter().find(|(ty, n, _)| {
                    let inner = of.parse::<u32>().is_ok() && native.ty.as_str() == *ty;
                    *n == name && (*ty == of || inner)
                });
                match known {
                    Some((ty, name, _)) => {
                        former.insert((*ty, *name));
                    }
                    None => {
                        wrong.insert(format!("{}, {what}: no `{name}` in {of}", native.ty));
                    }
                }
            }
        }
    }
    assert!(looked_up > 1_500, "{looked_up}");
    let wrong: Vec<String> = wrong.into_iter().collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    let stale = FORMER
        .iter()
        .filter(|(t, n, _)| !former.contains(&(*t, *n)));
    let stale: Vec<&str> = stale.map(|(t, _, _)| *t).collect();
    assert!(stale.is_empty(), "named no more: {stale:?}");
}

/// The attributes within an attribute that map by name, and are not there.
fn gaps_within(native: &Native, ty: &str, of: &AttrType, path: &str, gaps: &mut Vec<String>) {
    let inner: &[AttrDef] = match of {
        AttrType::List(inner) | AttrType::Map(inner) => {
            return gaps_within(native, ty, inner, path, gaps);
        }
        AttrType::Object(inner) => inner,
        _ => return,
    };
    for attribute in inner {
        let name = spelled(native, &attribute.name);
        let path = format!("{path}.{name}");
        match part(native.dialect, ty, &name) {
            Some(ty) => gaps_within(native, &ty, &attribute.ty, &path, gaps),
            None => gaps.push(format!("{}: no `{path}`", native.ty)),
        }
    }
}

#[test]
fn what_is_within_an_attribute_is_there_too() {
    let set = rules();
    let mut gaps = Vec::new();
    let mut looked_at = 0;
    for ty in &set.types {
        for native in &ty.natives {
            for attribute in &ty.attributes {
                let mut names = Names::of(native);
                let (types, path) = match native.value(&attribute.name) {
                    Some(e) if matches!(e.kind, ExprKind::Traversal(_)) => {
                        (names.types(e), attribute.name.to_string())
                    }
                    Some(_) => continue,
                    None if native.nothing_for(&attribute.name).is_some() => continue,
                    None => {
                        let name = spelled(native, &attribute.name);
                        (names.by_name(&name).unwrap_or_default(), name)
                    }
                };
                if let [only] = types.as_slice() {
                    looked_at += 1;
                    gaps_within(native, only, &attribute.ty, &path, &mut gaps);
                }
            }
        }
    }
    assert!(looked_at > 500, "{looked_at}");
    assert!(gaps.is_empty(), "\n{}", gaps.join("\n"));
}

/// More paths of one attribute are not told.
const MAX_PATHS: usize = 4;

fn cell(mapping: &Mapping) -> String {
    let code = |text: &String| match text.starts_with("always ") {
        true => text.clone(),
        false => format!("`{text}`"),
    };
    match mapping {
        Mapping::Written(paths) if paths.is_empty() => "computed".to_owned(),
        Mapping::Written(paths) => {
            let mut shown: Vec<String> = paths.iter().take(MAX_PATHS).map(code).collect();
            if paths.len() > MAX_PATHS {
                shown.push("…".to_owned());
            }
            shown.join(", ")
        }
        Mapping::Named(name) => code(name),
        Mapping::Unchecked(name) => format!("{} (no schema)", code(name)),
        Mapping::Lacks(why) => format!("**lacks**: {why}"),
        Mapping::Absent(why) => format!("*absent*: {why}"),
        Mapping::Gap(_) => "?".to_owned(),
    }
}

fn spoken(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Terraform => "Terraform",
        Dialect::CloudFormation => "CloudFormation",
    }
}

fn table(ty: &TypeDef, out: &mut String) {
    writeln!(out, "\n## {}\n", ty.id).unwrap();
    for (dialect, why) in &ty.lacks {
        writeln!(out, "Nothing in {}: {why}.\n", spoken(*dialect)).unwrap();
    }
    out.push_str("| attribute |");
    for native in &ty.natives {
        write!(out, " `{}` |", native.ty).unwrap();
    }
    out.push_str("\n| --- |");
    out.push_str(&" --- |".repeat(ty.natives.len()));
    out.push('\n');
    for attribute in &ty.attributes {
        write!(out, "| `{}` |", attribute.name).unwrap();
        for native in &ty.natives {
            write!(out, " {} |", cell(&mapping(native, &attribute.name))).unwrap();
        }
        out.push('\n');
    }
}

/// Asks something of a mapping.
type Is<'a> = &'a dyn Fn(&Mapping) -> bool;

/// How many attributes each dialect maps, has nothing for, or leaves out.
fn summary(types: &[&TypeDef]) -> String {
    let mut out = "| | Terraform | CloudFormation |\n| --- | --- | --- |\n".to_owned();
    let count = |dialect, is: Is<'_>| -> usize {
        let of = types.iter().map(|ty| {
            let natives = || ty.natives.iter().filter(|n| n.dialect == dialect);
            let attributes = ty.attributes.iter();
            let fits = |a: &&AttrDef| natives().any(|n| is(&mapping(n, &a.name)));
            attributes.filter(fits).count()
        });
        of.sum()
    };
    let kinds: [(&str, Is<'_>); 3] = [
        ("attributes that some native type maps", &|m| {
            matches!(
                m,
                Mapping::Written(_) | Mapping::Named(_) | Mapping::Unchecked(_)
            )
        }),
        ("that some native type lacks", &|m| {
            matches!(m, Mapping::Lacks(_))
        }),
        ("that are absent from some native type", &|m| {
            matches!(m, Mapping::Absent(_))
        }),
    ];
    for (what, is) in kinds {
        let (terraform, cloudformation) = (
            count(Dialect::Terraform, is),
            count(Dialect::CloudFormation, is),
        );
        writeln!(out, "| {what} | {terraform} | {cloudformation} |").unwrap();
    }
    out
}

#[test]
fn the_table_is_up_to_date() {
    let set = rules();
    let mut types: Vec<&TypeDef> = set.types.iter().map(AsRef::as_ref).collect();
    types.sort_by(|a, b| a.id.cmp(&b.id));
    let mut page = format!(
        "<!-- Made from the models by `BLESS=1 cargo test --test model_coverage`; do not edit. -->\n\n\
         # What the models map\n\n\
         For each canonical type, what of each native type gives an attribute, held against the \
         published schemas. A path is a property or argument, behind `type:` one of a satellite, behind \
         `each.` one of an element that the mapping makes nodes of. **lacks**: it cannot be expressed, \
         and rules that read it do not apply; *absent*: there is nothing of the kind, and its default \
         holds; computed: what is read is no property. Derived attributes are made of these. See \
         [model.md](model.md).\n\n{}",
        summary(&types)
    );
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
