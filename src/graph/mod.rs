//! Resources × model: nodes of canonical types, joined by reference.
