//! One front end per input format; each turns files into [`crate::resource::Unit`]s.

pub mod cloudformation;
pub mod plan;
pub mod terraform;
