//! `bartizan scan`.

use super::args::{ReportFormat, Scan};
use super::output::{self, Terminal};
use super::progress::Bar;
use super::{Exit, Failure};
use crate::analysis::{self, Analysis};
use crate::diagnostic::{ProblemSeverity, Severity};
use crate::report::{json, text};

pub(super) fn run(args: Scan) -> Result<Exit, Failure> {
    let mut options = args.inputs.options(args.paths)?;
    let (progress, bar) = Bar::watch();
    options.progress = progress;
    let result = analysis::scan(&options);
    drop(bar);
    let analysis = result?;
    let exit = exit_of(&analysis, args.fail_on);
    let file = args.output.as_deref();
    match args.format {
        ReportFormat::Json => output::write(file, |out| json::write(out, &analysis))?,
        ReportFormat::Text => {
            let terminal = Terminal::detect(args.color, file.is_some());
            let style = text::Style {
                color: terminal.color,
                width: terminal.width,
                unicode: terminal.unicode,
                full: args.full,
                undecided: args.show_undecided,
            };
            let report = text::render(&analysis, &style);
            output::write(file, |out| {
                report.iter().try_for_each(|part| out.write_all(part.as_bytes()))
            })?;
        }
    }
    Ok(exit)
}

/// How a scan ends.
fn exit_of(analysis: &Analysis, fail_on: Severity) -> Exit {
    let mut findings = analysis.findings.iter();
    if analysis.is_empty() {
        Exit::Nothing
    } else if findings.any(|f| f.rule.severity >= fail_on) {
        Exit::Findings
    } else if analysis
        .problems
        .iter()
        .any(|p| p.severity == ProblemSeverity::Error)
    {
        Exit::Incomplete
    } else {
        Exit::Clean
    }
}
