//! Types as Terraform's type system (cty) has them. CloudFormation uses the same.

use super::Str;
use std::fmt;
use std::sync::Arc;

/// The type of a value or a type constraint. 16 bytes.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub enum Type {
    /// Not known yet (`any` in a constraint).
    #[default]
    Dynamic,
    /// true or false.
    Bool,
    /// A number of any precision.
    Number,
    /// Unicode text in NFC.
    String,
    /// Elements of one type, in order.
    List(Arc<Type>),
    /// Elements of one type, each once.
    Set(Arc<Type>),
    /// String keys, elements of one type.
    Map(Arc<Type>),
    /// A type for each position.
    Tuple(Arc<Vec<Type>>),
    /// A type for each attribute.
    Object(Arc<ObjectType>),
}

/// The attributes of an object type, sorted by name.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct ObjectType {
    /// Sorted by name.
    pub attributes: Vec<ObjectAttribute>,
}

/// One attribute of an object type.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct ObjectAttribute {
    /// Its name.
    pub name: Str,
    /// Its type.
    pub ty: Type,
    /// Whether a conversion may leave it out (`optional(…)`); only in constraints.
    pub optional: bool,
}

impl ObjectType {
    /// The attribute of a name.
    pub fn get(&self, name: &str) -> Option<&ObjectAttribute> {
        let i = self
            .attributes
            .binary_search_by(|a| a.name.as_str().cmp(name))
            .ok()?;
        self.attributes.get(i)
    }
}

impl Type {
    /// `list(ty)`.
    pub fn list(ty: Type) -> Type {
        Type::List(Arc::new(ty))
    }
    /// `set(ty)`.
    pub fn set(ty: Type) -> Type {
        Type::Set(Arc::new(ty))
    }
    /// `map(ty)`.
    pub fn map(ty: Type) -> Type {
        Type::Map(Arc::new(ty))
    }
    /// `tuple([…])`.
    pub fn tuple(types: Vec<Type>) -> Type {
        Type::Tuple(Arc::new(types))
    }
    /// `object({…})`; sorts the attributes, the last of equal names stays.
    pub fn object(attributes: impl IntoIterator<Item = (Str, Type)>) -> Type {
        let mut attributes: Vec<ObjectAttribute> = attributes
            .into_iter()
            .map(|(name, ty)| ObjectAttribute {
                name,
                ty,
                optional: false,
            })
            .collect();
        attributes.reverse();
        attributes.sort_by(|a, b| a.name.cmp(&b.name));
        attributes.dedup_by(|b, a| a.name == b.name);
        Type::Object(Arc::new(ObjectType { attributes }))
    }
    /// Bool, number or string.
    pub fn is_primitive(&self) -> bool {
        matches!(self, Type::Bool | Type::Number | Type::String)
    }
    /// List, set, map, tuple or object.
    pub fn is_composite(&self) -> bool {
        !self.is_primitive() && *self != Type::Dynamic
    }
    /// The element type of a list, set or map.
    pub fn element(&self) -> Option<&Type> {
        match self {
            Type::List(t) | Type::Set(t) | Type::Map(t) => Some(t),
            _ => None,
        }
    }
    /// Whether `Dynamic` occurs in it.
    pub fn has_dynamic(&self) -> bool {
        match self {
            Type::Dynamic => true,
            Type::Bool | Type::Number | Type::String => false,
            Type::List(t) | Type::Set(t) | Type::Map(t) => t.has_dynamic(),
            Type::Tuple(ts) => ts.iter().any(Type::has_dynamic),
            Type::Object(o) => o.attributes.iter().any(|a| a.ty.has_dynamic()),
        }
    }
}

/// Prints as a type constraint on one line, `any` for `Dynamic`.
impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Type::Dynamic => f.write_str("any"),
            Type::Bool => f.write_str("bool"),
            Type::Number => f.write_str("number"),
            Type::String => f.write_str("string"),
            Type::List(t) => write!(f, "list({t})"),
            Type::Set(t) => write!(f, "set({t})"),
            Type::Map(t) => write!(f, "map({t})"),
            Type::Tuple(ts) => {
                f.write_str("tuple([")?;
                for (i, t) in ts.iter().enumerate() {
                    write!(f, "{}{t}", if i == 0 { "" } else { ", " })?;
                }
                f.write_str("])")
            }
            Type::Object(o) => {
                f.write_str("object({")?;
                for (i, a) in o.attributes.iter().enumerate() {
                    let sep = if i == 0 { "" } else { ", " };
                    if a.optional {
                        write!(f, "{sep}{} = optional({})", a.name, a.ty)?;
                    } else {
                        write!(f, "{sep}{} = {}", a.name, a.ty)?;
                    }
                }
                f.write_str("})")
            }
        }
    }
}
