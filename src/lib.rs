//! Bartizan: a static security analyzer for Terraform and CloudFormation.
//!
//! Files flow one way, from text to values to one resource graph; rules, which are data, walk that
//! graph and yield diagnostics that point back at the text:
//!
//! `source` → `diagnostic` → `value` → `syntax` → `expr` → `resource` → `frontend` → `model` →
//! `graph` → `facts` → `rules` → `config` → `analysis` → `report` → `lsp` →
//! `cli`
//!
//! Every module's documentation says what it is for and what it must not know; `tests/tidy.rs`
//! holds the direction of the arrows. Nothing imports what stands to its right.

pub mod source;

pub mod diagnostic;

pub mod value;

pub mod syntax;

pub mod expr;

pub mod resource;

pub mod frontend;

pub mod model;

pub mod graph;

pub mod facts;

pub mod rules;

pub mod config;

pub mod analysis;

pub mod report;

pub mod lsp;

pub mod cli;
