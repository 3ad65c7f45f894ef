//! Rule files to checked rules.
//!
//! Runs in the build script for the rules that are built in, and at run time for a user's own.
//! Metadata is read through serde, one attribute at a time so that every error has its place;
//! expressions are checked against the model. Must not know: values, resources.

use super::info::{RuleInfo, TOPICS};
use crate::diagnostic::{Problem, Severity};
use crate::expr::ir::{Attribute, Block, Body, Expr, ExprKind, StepKind};
use crate::expr::lower::lower_file;
use crate::model::check::{Checker, Ty, element};
use crate::model::{AttrType, TypeDef, load as model_load, suggest};
use crate::resource::Dialect;
use crate::source::{FileId, Span};
use crate::value::Str;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The code of problems in rule files.
pub const CODE: &str = "invalid-rule";

/// Standards that `controls` may name.
pub const STANDARDS: [&str; 7] = [
    "fsbp",
    "cis-1.4",
    "cis-3.0",
    "cis-5.0",
    "nist-800-53-r5",
    "pci-dss-3.2.1",
    "hipaa",
];

/// How sure a rule can be.
const CONFIDENCES: [&str; 3] = ["high", "medium", "low"];

/// What a rule does, as it is evaluated.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct RuleDef {
    /// Its id.
    pub id: Str,
    /// The type judged.
    pub target: Target,
    /// One verdict for each element of this list, instead of one for the resource.
    pub each: Option<Expr>,
    /// The rule applies only where this holds.
    pub when: Option<Expr>,
    /// True means fine.
    pub condition: Expr,
    /// The value whose place is the finding's; found by itself where it is not given.
    pub at: Option<Expr>,
    /// What is wrong, a template.
    pub message: Expr,
    /// Names for expressions, in the order written.
    pub locals: Vec<(Str, Expr)>,
    /// Native types of the target that lack an attribute the rule uses.
    pub without: Vec<Str>,
}

/// What a rule judges.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Target {
    /// A canonical type.
    Canonical(Str),
    /// A native type: `self` is what the user wrote.
    Native(Str),
}

/// A rule with all that is said about it.
#[derive(Clone, PartialEq, Debug)]
pub struct Loaded {
    /// What it does.
    pub def: RuleDef,
    /// What it says of itself.
    pub info: RuleInfo,
}

/// A rule or model file.
#[derive(Clone, Copy, Debug)]
pub struct RuleFile<'a> {
    /// Relative to the rules folder, with `/`: `aws/s3/_model.hcl`.
    pub path: &'a str,
    /// Its handle, for problems.
    pub file: FileId,
    /// Its text.
    pub text: &'a str,
}

/// The types that are there already.
pub trait Types {
    /// The type of an id.
    fn get(&self, id: &str) -> Option<Arc<TypeDef>>;
    /// All ids.
    fn ids(&self) -> Vec<Str>;
}

/// No types.
impl Types for () {
    fn get(&self, _: &str) -> Option<Arc<TypeDef>> {
        None
    }
    fn ids(&self) -> Vec<Str> {
        Vec::new()
    }
}

/// Types and rules of a set of files, in the order of the files.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct LoadedSet {
    /// Types.
    pub types: Vec<Arc<TypeDef>>,
    /// Rules.
    pub rules: Vec<Loaded>,
}

/// The types of files being loaded, before those there already.
struct Known<'a> {
    new: &'a [Arc<TypeDef>],
    old: &'a dyn Types,
}

impl Known<'_> {
    fn get(&self, id: &str) -> Option<Arc<TypeDef>> {
        let new = self.new.iter().find(|t| t.id == id).cloned();
        new.or_else(|| self.old.get(id))
    }
    fn ids(&self) -> Vec<Str> {
        let mut ids = self.old.ids();
        ids.extend(self.new.iter().map(|t| t.id.clone()));
        ids
    }
}

/// Loads files. A file with an error gives nothing but its problems. Spans in what is loaded stand
/// in no file, so that the origins of a user's values never lead into a rule.
pub fn load(files: &[RuleFile<'_>], known: &dyn Types) -> (LoadedSet, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut set = LoadedSet::default();
    let is_model = |path: &str| path.rsplit('/').next() == Some("_model.hcl");
    let mut types = Vec::new();
    for f in files.iter().filter(|f| is_model(f.path)) {
        if let Some(found) = twice(f, &mut problems, |body, problems| {
            Some(model_load::read(body, problems))
        }) {
            types.extend(found);
        }
    }
    model_load::check_unique(&types, &mut problems);
    for t in &types {
        if known.get(&t.id).is_some() {
            let message = format!("Type `{}` is built in", t.id);
            problems.push(Problem::error(model_load::CODE, message, t.span));
        }
    }
    set.types = types.into_iter().map(Arc::new).collect();
    let mut ids: BTreeMap<String, FileId> = BTreeMap::new();
    for f in files.iter().filter(|f| !is_model(f.path)) {
        let id = rule_id(f.path);
        if ids.insert(id.clone(), f.file).is_some() {
            let message = format!("Two files make the rule `{id}`");
            problems.push(Problem::error(CODE, message, Span::new(f.file, 0, 0)));
        }
        let known = Known {
            new: &set.types,
            old: known,
        };
        if let Some(rule) = twice(f, &mut problems, |body, problems| {
            Reader {
                problems,
                known: &known,
            }
            .rule(&id, body, f.file)
        }) {
            set.rules.push(rule);
        }
    }
    (set, problems)
}

/// Reads a file for its problems, and if it has none once more with spans in no file.
fn twice<T>(
    f: &RuleFile<'_>,
    problems: &mut Vec<Problem>,
    mut read: impl FnMut(&Body, &mut Vec<Problem>) -> Option<T>,
) -> Option<T> {
    let (body, mut found) = lower_file(f.file, f.text);
    let value = read(&body, &mut found);
    let bad = !found.is_empty();
    problems.append(&mut found);
    if bad {
        return None;
    }
    if f.file == FileId::NONE {
        return value;
    }
    let (body, mut again) = lower_file(FileId::NONE, f.text);
    read(&body, &mut again)
}

/// `aws/s3/bucket-public.hcl` → `aws-s3-bucket-public`.
pub fn rule_id(path: &str) -> String {
    path.strip_suffix(".hcl").unwrap_or(path).replace('/', "-")
}

struct Reader<'a> {
    problems: &'a mut Vec<Problem>,
    known: &'a Known<'a>,
}

const ATTRIBUTES: [&str; 15] = [
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
    "message",
];

impl Reader<'_> {
    fn error(&mut self, message: impl Into<String>, span: Span) {
        self.problems.push(Problem::error(CODE, message, span));
    }

    fn rule(&mut self, id: &str, body: &Body, file: FileId) -> Option<Loaded> {
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
        let mut locals: Vec<(Str, Expr)> = Vec::new();
        for inner in &block.body.blocks {
            if inner.kind == "locals" && inner.labels.is_empty() {
                let found = inner.body.attributes.iter();
                locals.extend(found.map(|a| (a.name.clone(), a.expr.clone())));
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
        let target = if native {
            Target::Native(target.into())
        } else {
            Target::Canonical(target.into())
        };
        Some((info, target, span))
    }

    /// Checks the expressions and completes what follows from them.
    fn check(&mut self, def: &mut RuleDef, info: &mut RuleInfo, span: Span) -> Option<()> {
        let mut checker = Checker::new(CODE);
        let ty = match &def.target {
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
        for (name, e) in &def.locals {
            if speaks_of_each(e, &per_element) {
                per_element.push(name.clone());
                continue;
            }
            checker.bind("local", locals_type(&locals));
            let ty = checker.infer(e);
            checker.unbind();
            locals.push((name.clone(), ty));
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
        for (name, e) in &def.locals {
            if per_element.contains(name) {
                checker.bind("local", locals_type(&locals));
                let ty = checker.infer(e);
                checker.unbind();
                locals.push((name.clone(), ty));
            }
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
        if checker.problems.is_empty() {
            self.sure_bool("condition", &condition, def.condition.span);
        }
        self.problems.append(&mut checker.problems);
        if let Some(ty) = ty {
            let used = with_derived(&ty, used);
            let lacks = |n: &&crate::model::Native| n.lacks.iter().any(|l| used.contains(l));
            def.without = ty
                .natives
                .iter()
                .filter(lacks)
                .map(|n| n.ty.clone())
                .collect();
            for dialect in [Dialect::Terraform, Dialect::CloudFormation] {
                let maps = |n: &crate::model::Native| {
                    n.dialect == dialect && !n.lacks.iter().any(|l| used.contains(l))
                };
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
    use super::*;

    const MODEL: &str = r#"
type "aws.s3.bucket" {
  attributes {
    name      = string
    versioned = optional(bool, false)
    grants    = list(object({ uri = string, write = optional(bool, false) }))
    policy    = document
    mfa       = bool
  }

  derived {
    public = any([for g in self.grants : coalesce(g.uri, "") == "all"])
  }

  terraform "aws_s3_bucket" {
    identity = ["id", "arn", "bucket"]
    attach "v" "aws_s3_bucket_versioning" { on = v.bucket }
    name      = self.bucket
    versioned = coalesce(v.versioning_configuration.status == "Enabled", self.versioning.enabled)
  }

  cloudformation "AWS::S3::Bucket" {
    name  = self.BucketName
    lacks = ["mfa"]
  }
}
"#;

    fn rule(condition: &str, more: &str) -> String {
        format!(
            r#"rule {{
  title      = "t"
  severity   = "medium"
  topic      = "resilience"
  why        = "w"
  help       = "h"
  confidence = "high"
  refs       = []
  aliases    = ["CKV_AWS_21"]
  controls   = {{ fsbp = ["S3.14"] }}
  target     = "aws.s3.bucket"
  condition  = {condition}
  message    = "m ${{self.name}}"
  {more}
}}"#
        )
    }

    fn load_rule(text: &str) -> (LoadedSet, Vec<String>) {
        let files = [
            RuleFile {
                path: "aws/s3/_model.hcl",
                file: FileId(0),
                text: MODEL,
            },
            RuleFile {
                path: "aws/s3/x.hcl",
                file: FileId(1),
                text,
            },
        ];
        let (set, problems) = load(&files, &());
        let problems = problems
            .iter()
            .map(|p| {
                let help = p.help.as_deref().unwrap_or_default();
                format!("{} {help}", p.message).trim().to_owned()
            })
            .collect();
        (set, problems)
    }

    #[test]
    fn a_rule_and_what_follows_from_it() {
        let (set, problems) = load_rule(&rule("self.versioned", ""));
        assert_eq!(problems, Vec::<String>::new());
        let loaded = &set.rules[0];
        assert_eq!(loaded.info.id, "aws-s3-x");
        assert_eq!(loaded.info.dialects, ["terraform", "cloudformation"]);
        assert_eq!(loaded.info.controls["fsbp"], ["S3.14"]);
        assert!(loaded.def.condition.span.is_none());

        let (set, problems) = load_rule(&rule("self.mfa != null && self.mfa", ""));
        assert_eq!(problems, Vec::<String>::new());
        assert_eq!(set.rules[0].info.dialects, ["terraform"]);
        assert_eq!(set.rules[0].def.without, ["AWS::S3::Bucket"]);
    }

    #[test]
    fn good_conditions() {
        for condition in [
            "self.name == null || self.name != \"x\"",
            "self.name != null && length(self.name) > 3",
            "coalesce(self.mfa, false)",
            "self.mfa == null ? false : self.mfa",
            "!self.public",
            "length(self.grants) == 0",
            "all([for g in self.grants : g.write])",
            "length(self.grants[*].uri) > 1",
            "self.policy == null || all([for s in self.policy.statements : s.allows])",
            "local.y",
        ] {
            let text = rule(condition, "locals {\n y = self.versioned\n }");
            let (_, problems) = load_rule(&text);
            assert_eq!(problems, Vec::<String>::new(), "{condition}");
        }
    }

    #[test]
    fn what_is_wrong_and_what_was_meant() {
        let null = "`condition` may be null Say what an absent value means: a default in the \
                    model, coalesce(x, default), or x != null && ….";
        let list = "`uri` is asked of a list Use `[*]`, `for`, `any([for x in …])` or the rule's \
                    `each`.";
        for (condition, problem) in [
            (
                "self.versoined",
                "There is no attribute `versoined` Did you mean `versioned`?",
            ),
            (
                "slef.versioned",
                "There is no `slef` here Did you mean `self`?",
            ),
            (
                "lenght(self.grants) == 0",
                "There is no function `lenght` here Did you mean `length`?",
            ),
            (
                "length(self.grants, 1) == 0",
                "`length` takes 1 argument, not 2",
            ),
            ("self.name", "`condition` must be a bool, this is a string"),
            ("self.mfa", null),
            ("self.name == \"x\"", null),
            ("self.grants.uri == \"x\"", list),
            (
                "any([for s in self.policy.statements : s.alows])",
                "There is no attribute `alows` Did you mean `allows`?",
            ),
            ("any([for g in self.grants : g.uri == \"x\"])", null),
        ] {
            let (_, problems) = load_rule(&rule(condition, ""));
            assert_eq!(problems, [problem], "{condition}");
        }
        let (_, problems) = load_rule(&rule("self.versioned", "mesage = \"x\""));
        assert_eq!(problems, ["A rule has no `mesage` Did you mean `message`?"]);
        let text = rule("self.versioned", "").replace("\"resilience\"", "\"resilence\"");
        let (_, problems) = load_rule(&text);
        assert_eq!(
            problems,
            ["`topic` cannot be \"resilence\" Did you mean \"resilience\"?"]
        );
        let text = rule("self.versioned", "").replace("fsbp", "fbsp");
        assert!(load_rule(&text).1[0].starts_with("There is no standard \"fbsp\""));
        let text = rule("self.versioned", "").replace("aws.s3.bucket", "aws.s3.buket");
        let (_, problems) = load_rule(&text);
        assert_eq!(
            problems,
            ["There is no type \"aws.s3.buket\" Did you mean \"aws.s3.bucket\"?"]
        );
        let text = rule("self.versioned", "").replace("[\"CKV_AWS_21\"]", "[1]");
        assert!(load_rule(&text).1[0].starts_with("`aliases`: "));
    }

    #[test]
    fn models_are_checked() {
        for (from, to, problem) in [
            (
                "versioned = coalesce",
                "versiond = coalesce",
                "`aws.s3.bucket` has no attribute `versiond` Did you mean `versioned`?",
            ),
            (
                "v.versioning_conf",
                "w.versioning_conf",
                "There is no `w` here",
            ),
            (
                "optional(bool, false)",
                "optional(boll, false)",
                "This is no type Did you mean `bool`?",
            ),
            (
                "lacks = [\"mfa\"]",
                "lacks = [\"mfaa\"]",
                "`aws.s3.bucket` has no attribute `mfaa` Did you mean `mfa`?",
            ),
            (
                "\"AWS::S3::Bucket\"",
                "\"aws_s3_bucket\"",
                "`aws_s3_bucket` is no cloudformation type",
            ),
        ] {
            let text = MODEL.replacen(from, to, 1);
            let files = [RuleFile {
                path: "aws/s3/_model.hcl",
                file: FileId(0),
                text: &text,
            }];
            let (_, problems) = load(&files, &());
            assert!(!problems.is_empty(), "{to}");
            let first = &problems[0];
            let help = first.help.as_deref().unwrap_or_default();
            let said = format!("{} {help}", first.message);
            assert!(said.starts_with(problem), "{to}: {said}");
        }
    }
}
