//! The language server: a client's messages on one side, [`crate::analysis::Workspace`] on the
//! other.
//!
//! One thread reads messages and does nothing else, so that an edit is known at once; one thread
//! works: it applies edits in their order, analyses what they reach, tells the client what is
//! different, then answers the requests that came meanwhile. An edit stops the analysis of what is
//! older. A panic costs the request or analysis that it happens in. Must not know: how anything is
//! found or judged, the environment, standard input and output.

mod actions;
mod client;
mod diagnostics;
mod documents;
mod folder;
mod hints;
mod hover;
mod links;
mod position;
mod pull;
mod rule_text;
mod server;
mod settings;
mod spread;
mod standing;
mod tell;
#[cfg(test)]
mod tests;
mod values;
mod worker;

pub use server::{Ended, Host, serve};
