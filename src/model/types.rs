//! What a `_model.hcl` file says, as data.

use crate::expr::ir::Expr;
use crate::resource::Dialect;
use crate::source::Span;
use crate::value::Str;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A canonical type.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct TypeDef {
    /// `aws.s3.bucket`.
    pub id: Str,
    /// Where it is defined.
    pub span: Span,
    /// Sorted by name.
    pub attributes: Vec<AttrDef>,
    /// Attributes computed from others, the same for both dialects; sorted by name.
    pub derived: Vec<Derived>,
    /// The native types that yield it.
    pub natives: Vec<Native>,
    /// Dialects that have nothing of the kind, with why.
    pub lacks: Vec<(Dialect, Str)>,
}

/// An attribute of a canonical type or of an object in one.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct AttrDef {
    /// Its name.
    pub name: Str,
    /// Its type.
    pub ty: AttrType,
    /// What an absent value becomes, last of all.
    pub default: Option<Expr>,
    /// Whether it is never null: it has a default, is a list or map, or is always filled in.
    pub never_null: bool,
}

/// The type of an attribute. Values are converted to it; a single value becomes a list of one.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum AttrType {
    /// Whatever the user wrote.
    Any,
    /// A bool; `"true"`, `"1"` and their like convert.
    Bool,
    /// A number.
    Number,
    /// Text.
    String,
    /// Elements in order; absent means empty.
    List(Box<AttrType>),
    /// String keys; absent means empty.
    Map(Box<AttrType>),
    /// Attributes, sorted by name.
    Object(Vec<AttrDef>),
    /// An IAM policy document, however it is written, in its normal form.
    Document,
}

/// An attribute computed from others of the same canonical type.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Derived {
    /// Its name.
    pub name: Str,
    /// Its value; `self` is the canonical resource.
    pub expr: Expr,
    /// Its type, found when loading.
    pub ty: AttrType,
    /// Whether it cannot be null, found when loading.
    pub never_null: bool,
}

/// How one native type yields a canonical type.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Native {
    /// The language.
    pub dialect: Dialect,
    /// `aws_s3_bucket`, `data.aws_iam_policy_document`, `AWS::S3::Bucket`.
    pub ty: Str,
    /// Where the mapping stands.
    pub span: Span,
    /// Attributes that name the resource itself (`id`, `arn`, `bucket`; `Ref`, `Arn`).
    pub identity: Vec<Str>,
    /// One node for each element of this list instead of one for the resource.
    pub each: Option<Expr>,
    /// A node only where this holds.
    pub when: Option<Expr>,
    /// Satellites that belong to the resource.
    pub attach: Vec<Attach>,
    /// Written values by canonical attribute, sorted by name; the others map mechanically.
    pub values: Vec<(Str, Expr)>,
    /// Canonical attributes that this native type cannot express, with why: rules that use them do
    /// not apply.
    pub lacks: Vec<(Str, Str)>,
    /// Canonical attributes for which there is nothing here, with why: they are absent, their
    /// defaults hold, and rules that use them apply.
    pub absent: Vec<(Str, Str)>,
}

/// A satellite: another native resource that sets attributes of this one.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Attach {
    /// What the mapping calls it.
    pub name: Str,
    /// The native types it may be.
    pub from: Vec<Str>,
    /// What names the parent, in terms of the satellite (under its name): a value, or a list of
    /// which any may.
    pub on: Expr,
    /// Whether there may be many at once: the name is then a list.
    pub many: bool,
}

impl TypeDef {
    /// The native types that yield it, each once, in the order written.
    pub fn native_types(&self) -> Vec<Str> {
        unique(self.natives.iter().map(|n| &n.ty))
    }

    /// The native types of its satellites, each once, in the order written.
    pub fn satellite_types(&self) -> Vec<Str> {
        unique(
            self.natives
                .iter()
                .flat_map(|n| &n.attach)
                .flat_map(|a| &a.from),
        )
    }

    /// The attribute of a name.
    pub fn attribute(&self, name: &str) -> Option<&AttrDef> {
        find(&self.attributes, name)
    }

    /// The position and definition of an attribute.
    pub fn attribute_index(&self, name: &str) -> Option<usize> {
        self.attributes
            .binary_search_by(|a| a.name.as_str().cmp(name))
            .ok()
    }

    /// The position of a derived attribute.
    pub fn derived_index(&self, name: &str) -> Option<usize> {
        self.derived
            .binary_search_by(|d| d.name.as_str().cmp(name))
            .ok()
    }

    /// What `self` is in a rule: its attributes, derived ones included.
    pub fn self_type(&self) -> AttrType {
        let mut all = self.attributes.clone();
        all.extend(self.derived.iter().map(|d| AttrDef {
            name: d.name.clone(),
            ty: d.ty.clone(),
            default: None,
            never_null: d.never_null,
        }));
        AttrType::object(all)
    }
}

impl Native {
    /// The written value of a canonical attribute.
    pub fn value(&self, name: &str) -> Option<&Expr> {
        let i = self
            .values
            .binary_search_by(|(n, _)| n.as_str().cmp(name))
            .ok()?;
        self.values.get(i).map(|(_, e)| e)
    }

    /// Whether rules that use any of these canonical attributes do not apply.
    pub fn lacks_any(&self, used: &BTreeSet<Str>) -> bool {
        self.lacks.iter().any(|(name, _)| used.contains(name))
    }

    /// Takes over what is said of all mappings of a type, where this one says nothing itself.
    pub fn default_absent(&mut self, said: &[(Str, Str)]) {
        for (name, why) in said {
            if self.value(name).is_none() && self.nothing_for(name).is_none() {
                self.absent.push((name.clone(), why.clone()));
            }
        }
    }

    /// Why there is nothing here for a canonical attribute, in the model's words.
    pub fn nothing_for(&self, name: &str) -> Option<&Str> {
        let mut said = self.lacks.iter().chain(&self.absent);
        said.find(|(n, _)| n == name).map(|(_, why)| why)
    }
}

fn unique<'a>(names: impl Iterator<Item = &'a Str>) -> Vec<Str> {
    let mut out: Vec<Str> = Vec::new();
    for n in names {
        if !out.contains(n) {
            out.push(n.clone());
        }
    }
    out
}

/// The attribute of a name among sorted ones.
fn find<'a>(attributes: &'a [AttrDef], name: &str) -> Option<&'a AttrDef> {
    let i = attributes
        .binary_search_by(|a| a.name.as_str().cmp(name))
        .ok()?;
    attributes.get(i)
}

impl AttrType {
    /// An object type of attributes in any order.
    pub fn object(mut attributes: Vec<AttrDef>) -> AttrType {
        attributes.sort_by(|a, b| a.name.cmp(&b.name));
        AttrType::Object(attributes)
    }

    /// `list(ty)`.
    pub fn list(ty: AttrType) -> AttrType {
        AttrType::List(Box::new(ty))
    }

    /// Whether an absent value of this type is an empty one.
    pub fn is_collection(&self) -> bool {
        matches!(self, AttrType::List(_) | AttrType::Map(_))
    }

    /// The attributes of an object, or of a document.
    pub fn attributes(&self) -> Option<Vec<AttrDef>> {
        match self {
            AttrType::Object(attributes) => Some(attributes.clone()),
            AttrType::Document => match document() {
                AttrType::Object(attributes) => Some(attributes),
                _ => None,
            },
            _ => None,
        }
    }

    /// In words, for messages.
    pub fn describe(&self) -> String {
        match self {
            AttrType::Any => "any value".to_owned(),
            AttrType::Bool => "a bool".to_owned(),
            AttrType::Number => "a number".to_owned(),
            AttrType::String => "a string".to_owned(),
            AttrType::List(_) => "a list".to_owned(),
            AttrType::Map(_) => "a map".to_owned(),
            AttrType::Object(_) => "an object".to_owned(),
            AttrType::Document => "a policy document".to_owned(),
        }
    }
}

fn attr(name: &str, ty: AttrType, never_null: bool) -> AttrDef {
    AttrDef {
        name: name.into(),
        never_null: never_null || ty.is_collection(),
        ty,
        default: None,
    }
}

/// The normal form of a policy document, as `docs/model.md` lists it and `facts` builds it.
fn document() -> AttrType {
    let strings = || AttrType::list(AttrType::String);
    let principals = || {
        AttrType::list(AttrType::object(vec![
            attr("type", AttrType::String, true),
            attr("values", strings(), true),
        ]))
    };
    let conditions = AttrType::list(AttrType::object(vec![
        attr("operator", AttrType::String, true),
        attr("key", AttrType::String, true),
        attr("values", strings(), true),
    ]));
    let statement = AttrType::object(vec![
        attr("sid", AttrType::String, false),
        attr("effect", AttrType::String, false),
        attr("allows", AttrType::Bool, true),
        attr("denies", AttrType::Bool, true),
        attr("actions", strings(), true),
        attr("not_actions", strings(), true),
        attr("resources", strings(), true),
        attr("not_resources", strings(), true),
        attr("principals", principals(), true),
        attr("not_principals", principals(), true),
        attr("conditions", conditions, true),
    ]);
    AttrType::object(vec![
        attr("version", AttrType::String, false),
        attr("id", AttrType::String, false),
        attr("statements", AttrType::list(statement), true),
    ])
}

/// `storage_encrypted` → `StorageEncrypted`: how CloudFormation spells a name that the mapping
/// does not write.
pub fn camel(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for word in name.split('_') {
        let mut chars = word.chars();
        if let Some(first) = chars.next() {
            out.extend(first.to_uppercase());
            out.push_str(chars.as_str());
        }
    }
    out
}
