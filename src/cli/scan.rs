//! `bartizan scan`.

use super::args::{ReportFormat, Scan};
use super::output::{self, Terminal};
use super::progress::Bar;
use super::{Exit, Failure};
use crate::analysis::{self, Analysis, Selection};
use crate::diagnostic::{ProblemSeverity, Severity};
use crate::report::{guide, json, sarif, text};

pub(super) fn run(args: Scan) -> Result<Exit, Failure> {
    let mut options = args.inputs.options(args.paths)?;
    if !args.plan_actions.is_empty() {
        options.plan_actions = args.plan_actions.into_iter().collect();
    }
    let (progress, bar) = Bar::watch();
    options.progress = progress;
    let mut select = args.select;
    if let (Some(guide), true) = (&args.guide, select.is_empty()) {
        select = guide.rules().map(str::to_owned).collect();
    }
    options.selection = Selection {
        select,
        ignore: args.ignore,
        min_severity: args.min_severity,
    };
    let result = analysis::scan(&options);
    drop(bar);
    let analysis = result?;
    let file = args.output.as_deref();
    match (args.format, &args.guide) {
        (ReportFormat::Json, Some(guide)) => {
            output::write(file, &guide::json(&analysis, guide))?;
        }
        (ReportFormat::Text, Some(guide)) => {
            let style = Terminal::detect(args.color, file.is_some()).style();
            let problems = text::problems(&analysis.sources, &analysis.problems, style);
            let table = guide::table(&analysis, guide, style.width, style.color);
            output::write(file, &(problems + &table))?;
        }
        (ReportFormat::Json, None) => output::write_with(file, |out| json::write(&analysis, out))?,
        (ReportFormat::Sarif, _) => output::write_with(file, |out| sarif::write(&analysis, out))?,
        (ReportFormat::Text, None) => {
            // Who asks for the least severe wants to see them.
            let asked = [args.min_severity, args.fail_on, analysis.fail_on];
            let least = match asked.contains(&Some(Severity::Info)) {
                true => Severity::Info,
                false => Severity::Low,
            };
            let terminal = Terminal::detect(args.color, file.is_some());
            let style = text::Style {
                full: args.full,
                least,
                undecided: args.show_undecided,
                ..terminal.style()
            };
            output::write(file, &text::report(&analysis, style))?;
        }
    }
    let fail_on = args.fail_on.or(analysis.fail_on);
    Ok(match exit_of(&analysis, fail_on.unwrap_or(Severity::Low)) {
        Exit::Findings if args.exit_zero => Exit::Clean,
        exit => exit,
    })
}

/// How a scan ends.
fn exit_of(analysis: &Analysis, fail_on: Severity) -> Exit {
    let mut findings = analysis.active();
    if analysis.is_empty() {
        Exit::Nothing
    } else if findings.any(|f| f.rule.severity >= fail_on) {
        Exit::Findings
    } else if has_errors(analysis) {
        Exit::Incomplete
    } else {
        Exit::Clean
    }
}

/// Whether something could not be analysed.
pub(super) fn has_errors(analysis: &Analysis) -> bool {
    let mut problems = analysis.problems.iter();
    problems.any(|p| p.severity == ProblemSeverity::Error)
}
