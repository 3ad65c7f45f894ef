//! Values as a static analyzer sees them: what Terraform and CloudFormation know, plus what stays
//! open and why.
//!
//! A [`Value`] is a [`Kind`] with [`Marks`], an [`Origin`] (where it was written and the way it
//! came) and, rarely, [`Notes`] (which resource attribute it is, the parts of a string, what a
//! JSON string encodes). Openness has four forms: [`Unknown`] with its reason and refinements,
//! [`Choice`] between arms under conditions, an [`Element`] that exists only under a condition,
//! and the symbolic rest of a sequence. Conditions are decision diagrams ([`Conditions`]).
//!
//! Must not know: expressions, resources, languages.

mod choice;
mod conditions;
mod constraint;
mod kind;
mod number;
mod offsets;
mod origin;
mod text;
mod trace;
mod truth;
mod types;
mod unknown;

pub mod convert;

pub use choice::{Arms, Choice, MAX_ARMS};
pub use conditions::{Atom, Cond, Conditions, Constant, Input, InputId, InputKind, MAX_NODES};
pub use constraint::{Constraint, Defaults};
pub use kind::{Element, Kind, Marks, Notes, Obj, PathStep, Reference, Seq, Value};
pub use number::{Decimal, Number};
pub use offsets::Offsets;
pub use origin::{Hop, Origin};
pub use text::{Part, Parts, TextForm, may_be_document};
pub use trace::{decode, nfc, pieces, trace, trace_text};
pub use truth::Truth;
pub use types::{ObjectAttribute, ObjectType, Type};
pub use unknown::{Reason, Refinements, Unknown};

/// The string type of values, keys and names: 16 bytes, short ones inline, cheap to clone.
pub type Str = ecow::EcoString;
