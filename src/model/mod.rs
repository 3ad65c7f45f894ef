//! Canonical types and how each dialect maps to them, read from `rules/**/_model.hcl`.
