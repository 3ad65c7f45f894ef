//! The command line: arguments, environment and terminal on one side, [`crate::analysis`] and
//! [`crate::report`] on the other. One file per subcommand.
//!
//! The only module that reads the environment. Must not know: how anything is found or judged.

mod args;
mod eval;
mod explain;
mod graph;
mod lsp;
mod output;
mod progress;
mod rules;
mod scan;

use clap::Parser;
use std::process::ExitCode;

/// How a run ended, as the process says it. Documented in `docs/cli.md`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Exit {
    /// Nothing to report.
    Clean,
    /// Findings at or above `--fail-on`.
    Findings,
    /// An argument is wrong, or Bartizan itself failed.
    Usage,
    /// There was nothing to scan.
    Nothing,
    /// No findings, but not everything could be analysed.
    Incomplete,
}

impl Exit {
    /// The number.
    pub fn code(self) -> u8 {
        match self {
            Exit::Clean => 0,
            Exit::Findings => 1,
            Exit::Usage => 2,
            Exit::Nothing => 3,
            Exit::Incomplete => 4,
        }
    }
}

/// Why a command could not do its work.
#[derive(Debug)]
enum Failure {
    /// An argument is wrong, or the output cannot be written.
    Usage(String),
}

impl From<crate::analysis::UsageError> for Failure {
    fn from(e: crate::analysis::UsageError) -> Failure {
        let style = output::Terminal::detect(args::Color::Auto, true).style();
        let details = crate::report::text::problems(&e.sources, &e.problems, style);
        output::remark(&details);
        Failure::Usage(e.message)
    }
}

/// Runs the command of this process's arguments.
pub fn main() -> ExitCode {
    let args = match args::Args::try_parse() {
        Ok(args) => args,
        Err(e) => {
            // Help and version are no errors; a reader that went away is none either.
            let _ = e.print();
            let exit = if e.use_stderr() {
                Exit::Usage
            } else {
                Exit::Clean
            };
            return ExitCode::from(exit.code());
        }
    };
    // A panic in a unit is caught and reported as a problem; the default hook would write into
    // the middle of the report.
    std::panic::set_hook(Box::new(|_| {}));
    let result = std::panic::catch_unwind(|| run(args));
    let exit = match result {
        Ok(Ok(exit)) => exit,
        Ok(Err(Failure::Usage(message))) => {
            output::complain(&message);
            Exit::Usage
        }
        Err(payload) => {
            let words = payload
                .downcast_ref::<&str>()
                .map(|s| (*s).to_owned())
                .or_else(|| payload.downcast_ref::<String>().cloned())
                .unwrap_or_default();
            output::complain(&format!("internal error: {words}"));
            Exit::Usage
        }
    };
    ExitCode::from(exit.code())
}

fn run(args: args::Args) -> Result<Exit, Failure> {
    match args.command {
        args::Command::Scan(args) => scan::run(args),
        args::Command::Rules(args) => rules::run(args),
        args::Command::Explain(args) => explain::run(args),
        args::Command::Graph(args) => graph::run(args),
        args::Command::Eval(args) => eval::run(args),
        args::Command::Lsp(args) => lsp::run(args),
    }
}
