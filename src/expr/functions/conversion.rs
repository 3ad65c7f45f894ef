//! conversion functions.
use super::Function;
/// Their table.
pub static TABLE: &[Function] = &[];
