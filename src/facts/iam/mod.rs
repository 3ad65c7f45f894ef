//! What policies grant, beyond what one statement says: the actions of AWS and what they need, the
//! policies of AWS's own, whom a set of documents lets come to more than it was given.
//!
//! Works on documents in the normal form of [`super::policy`]. Must not know: resources, rules.

pub(super) mod actions;
pub(super) mod escalation;
pub(super) mod managed;
pub(super) mod methods;
pub(super) mod statement;
