//! The functions that mappings and rules may call, with what the checker must know of each.
//!
//! A test in `facts` holds this table against what is really there. Left out on purpose: whatever
//! reads files, the clock or random numbers.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a function gives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Gives {
    /// A bool.
    Bool,
    /// A number.
    Number,
    /// A string.
    String,
    /// A list of strings.
    Strings,
    /// A policy document.
    Document,
    /// The type of its first argument.
    First,
    /// The element type of its first argument.
    Element,
    /// Not known before it is called.
    Any,
}

/// When the result is null.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Nulls {
    /// When an argument is null.
    Pass,
    /// Never.
    Never,
    /// When all arguments are null.
    Coalesce,
    /// It may always be.
    Maybe,
}

/// A function's signature, as far as checking goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Signature {
    /// Its name.
    pub name: &'static str,
    /// Fewest arguments.
    pub min: usize,
    /// Most arguments; `None`: any number.
    pub max: Option<usize>,
    /// What it gives.
    pub gives: Gives,
    /// When that is null.
    pub nulls: Nulls,
    /// Whether it belongs to rules and mappings alone; else it is one of Terraform's.
    pub own: bool,
}

const fn common(name: &'static str, min: usize, max: usize, gives: Gives) -> Signature {
    Signature {
        name,
        min,
        max: if max == MANY { None } else { Some(max) },
        gives,
        nulls: Nulls::Pass,
        own: false,
    }
}

const fn own(name: &'static str, min: usize, max: usize, gives: Gives, nulls: Nulls) -> Signature {
    Signature {
        name,
        min,
        max: if max == MANY { None } else { Some(max) },
        gives,
        nulls,
        own: true,
    }
}

const MANY: usize = usize::MAX;

use Gives::{Any, Bool, Document, Element, First, Number, String, Strings};
use Nulls::{Maybe, Never, Pass};

/// Sorted by name.
pub const FUNCTIONS: &[Signature] = &[
    common("abs", 1, 1, Number),
    own("action_matches", 2, 2, Bool, Pass),
    own("all", 1, 1, Bool, Pass),
    common("alltrue", 1, 1, Bool),
    own("any", 1, 1, Bool, Pass),
    common("anytrue", 1, 1, Bool),
    own("arn_account", 1, 1, String, Maybe),
    own("automation_calls", 1, 1, Any, Never),
    own("between", 3, 3, First, Pass),
    common("ceil", 1, 1, Number),
    own("cidr_addresses", 1, 1, Number, Pass),
    own("cidr_contains", 2, 2, Bool, Pass),
    common("coalesce", 1, MANY, First),
    own("common_ports", 2, 2, Any, Never),
    common("compact", 1, 1, Strings),
    own("concat", 0, MANY, First, Never),
    common("contains", 2, 2, Bool),
    own("customer_key", 1, 1, Bool, Never),
    own("decoded", 1, 1, Any, Pass),
    common("distinct", 1, 1, First),
    own("dynamic_reference", 1, 1, String, Maybe),
    common("element", 2, 2, Element),
    common("endswith", 2, 2, Bool),
    own("escalations", 1, 2, Any, Never),
    common("flatten", 1, 1, Any),
    common("floor", 1, 1, Number),
    own("follow", 1, 2, Any, Maybe),
    common("format", 1, MANY, String),
    own("grants", 3, 3, Bool, Pass),
    own("is_any_ip", 1, 1, Bool, Pass),
    own("is_any_principal", 1, 1, Bool, Pass),
    own("is_private_ip", 1, 1, Bool, Pass),
    own("is_wildcard", 1, 1, Bool, Pass),
    common("join", 1, MANY, String),
    common("jsondecode", 1, 1, Any),
    common("keys", 1, 1, Strings),
    own("known", 1, 1, First, Maybe),
    own("known_action", 1, 1, Bool, Pass),
    common("length", 1, 1, Number),
    common("lookup", 2, 3, Any),
    common("lower", 1, 1, String),
    own("managed_policy", 1, 1, Document, Maybe),
    own("matches", 2, 2, Bool, Pass),
    common("max", 1, MANY, Number),
    own("may", 3, 4, Bool, Never),
    own("mentioned", 1, 1, Bool, Never),
    common("merge", 0, MANY, First),
    common("min", 1, MANY, Number),
    own("misspelt_properties", 1, 1, Any, Never),
    own("named", 1, 1, First, Maybe),
    own("node", 2, 2, Any, Maybe),
    own("nodes", 1, 1, Any, Never),
    common("one", 1, 1, Element),
    own("open_ports", 1, 1, Any, Never),
    own("plaintext", 1, 1, Bool, Pass),
    own("policy", 1, 1, Document, Pass),
    own("present", 1, 1, Bool, Never),
    own("refers", 1, 1, Bool, Never),
    common("replace", 3, 3, String),
    own("restricts", 1, 1, Bool, Pass),
    common("reverse", 1, 1, First),
    own("role_chains", 3, 3, Any, Never),
    own("s3_bucket", 1, 1, String, Maybe),
    own("same", 2, 2, Bool, Pass),
    own("scopable", 1, 2, Bool, Pass),
    own("sdk_calls", 2, 2, Any, Never),
    common("setintersection", 1, MANY, First),
    common("setsubtract", 2, 2, First),
    common("setunion", 1, MANY, First),
    common("split", 2, 2, Strings),
    common("startswith", 2, 2, Bool),
    own("state_machine_calls", 1, 2, Any, Never),
    own("step", 2, 2, Any, Never),
    common("strcontains", 2, 2, Bool),
    common("substr", 3, 3, String),
    common("sum", 1, 1, Number),
    common("tobool", 1, 1, Bool),
    common("tolist", 1, 1, First),
    common("tonumber", 1, 1, Number),
    common("toset", 1, 1, First),
    common("tostring", 1, 1, String),
    common("trimprefix", 2, 2, String),
    common("trimspace", 1, 1, String),
    common("trimsuffix", 2, 2, String),
    own("unknown", 1, 1, Bool, Never),
    own("unknown_properties", 1, 1, Any, Never),
    common("upper", 1, 1, String),
    common("values", 1, 1, Any),
    own("within", 1, 2, First, Maybe),
    own("wrong_types", 1, 1, Any, Never),
    common("yamldecode", 1, 1, Any),
];

static BY_NAME: LazyLock<FxHashMap<&str, Signature>> = LazyLock::new(|| {
    let all = FUNCTIONS.iter().map(|f| {
        let mut signature = *f;
        if f.name == "coalesce" {
            signature.nulls = Nulls::Coalesce;
        }
        (f.name, signature)
    });
    all.collect()
});

/// The signature of a name.
pub fn signature(name: &str) -> Option<Signature> {
    BY_NAME.get(name).copied()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing, reason = "tests")]
    use super::*;

    #[test]
    fn sorted_by_name() {
        for pair in FUNCTIONS.windows(2) {
            assert!(pair[0].name < pair[1].name, "{}", pair[1].name);
        }
    }
}
