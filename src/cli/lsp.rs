//! `bartizan lsp`: the language server on standard input and output.

use super::args::Lsp;
use super::output;
use super::{Exit, Failure};
use crate::analysis::Options;
use crate::lsp::{self, Ended, Host};
use lsp_server::Connection;

pub(super) fn run(args: Lsp) -> Result<Exit, Failure> {
    let inputs = super::args::environment()?;
    let host = Host {
        options: Options {
            threads: args.threads,
            ..inputs
        },
        log: output::remark,
    };
    let (connection, threads) = Connection::stdio();
    let ended = lsp::serve(&connection, &host);
    // The writing thread ends once nobody can give it anything more.
    drop(connection);
    match ended {
        Ended::Orderly => {
            let _ = threads.join();
            Ok(Exit::Clean)
        }
        Ended::Abruptly => Ok(Exit::Findings),
    }
}
