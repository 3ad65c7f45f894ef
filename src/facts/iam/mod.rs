//! What policies grant, beyond what one statement says: the actions of AWS and what they need, the
//! policies of AWS's own, whom a set of documents lets come to more than it was given, which roles
//! lead to which, and what a resource's own policy adds.
//!
//! Works on documents in the normal form of [`super::policy`]. Must not know: resources, rules.

pub(super) mod actions;
mod acts;
pub(super) mod chains;
pub(super) mod escalation;
mod holder;
mod index;
pub(super) mod managed;
pub(super) mod may;
pub(super) mod methods;
pub(super) mod statement;
mod thing;
