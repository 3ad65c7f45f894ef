//! The embedded form of rules and models: an index that is read whole, and a part for each type
//! and rule that is read when it is asked for.
//!
//! Written by the build script, read by [`super::RuleSet`]. Must not know: evaluation.

use super::info::RuleInfo;
use super::load::{LoadedSet, RuleDef, Target};
use crate::model::TypeDef;
use crate::value::Str;
use serde::{Deserialize, Serialize};

/// Where a part stands in the bundle's data.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Part {
    /// First byte.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// What is read at the start.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Index {
    /// Canonical types: id, native types that yield it, those of its satellites, the type itself.
    pub types: Vec<(Str, Vec<Str>, Vec<Str>, Part)>,
    /// Rules: id, target, what it does, what it says.
    pub rules: Vec<(Str, Target, Part, Part)>,
}

/// The bundle of a set: the length of the index, the index, the parts.
///
/// # Errors
/// What serde refuses.
pub fn write(set: &LoadedSet) -> Result<Vec<u8>, postcard::Error> {
    let mut data = Vec::new();
    let mut index = Index::default();
    let mut add = |bytes: Vec<u8>| {
        let at = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let start = at(data.len());
        data.extend(bytes);
        Part {
            start,
            end: at(data.len()),
        }
    };
    for t in &set.types {
        let part = add(postcard::to_allocvec(&**t)?);
        let (natives, satellites) = (t.native_types(), t.satellite_types());
        index.types.push((t.id.clone(), natives, satellites, part));
    }
    for r in &set.rules {
        let def = add(postcard::to_allocvec(&r.def)?);
        let info = add(postcard::to_allocvec(&r.info)?);
        index
            .rules
            .push((r.def.id.clone(), r.def.target.clone(), def, info));
    }
    let index = postcard::to_allocvec(&index)?;
    let mut out = postcard::to_allocvec(&(index.len() as u64))?;
    out.extend(index);
    out.extend(data);
    Ok(out)
}

/// A bundle.
#[derive(Clone, Copy, Debug)]
pub struct Bundle {
    data: &'static [u8],
}

impl Bundle {
    /// Reads the index. `None` for bytes that are no bundle.
    pub fn open(bytes: &'static [u8]) -> Option<(Index, Bundle)> {
        let (length, rest): (u64, _) = postcard::take_from_bytes(bytes).ok()?;
        let length = usize::try_from(length).ok()?;
        let index = postcard::from_bytes(rest.get(..length)?).ok()?;
        let data = rest.get(length..)?;
        Some((index, Bundle { data }))
    }

    fn bytes(self, part: Part) -> Option<&'static [u8]> {
        self.data.get(part.start as usize..part.end as usize)
    }

    /// A type.
    pub fn type_def(self, part: Part) -> Option<TypeDef> {
        postcard::from_bytes(self.bytes(part)?).ok()
    }

    /// What a rule does.
    pub fn rule(self, part: Part) -> Option<RuleDef> {
        postcard::from_bytes(self.bytes(part)?).ok()
    }

    /// What a rule says of itself.
    pub fn info(self, part: Part) -> Option<RuleInfo> {
        postcard::from_bytes(self.bytes(part)?).ok()
    }
}
