//! `bartizan scan`.

use super::args::{Color, ReportFormat, Scan};
use super::output::{self, Terminal};
use super::progress::Bar;
use super::{Exit, Failure};
use crate::analysis::{self, Analysis, Selection};
use crate::diagnostic::{ProblemSeverity, Severity};
use crate::report::{Shown, github, gitlab, guide, json, markdown, outputs, sarif, text};
use crate::rules::guide::Guide;
use std::path::Path;

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
    if options.threads != 0 {
        // Reports are put into words on the global pool. It is there already only in tests.
        let pool = rayon::ThreadPoolBuilder::new().num_threads(options.threads);
        let _ = pool.build_global();
    }
    let result = analysis::scan(&options);
    drop(bar);
    let analysis = result?;
    // Who asks for the least severe wants to see them.
    let asked = [args.min_severity, args.fail_on, analysis.fail_on];
    let shown = Shown {
        full: args.full,
        least: match asked.contains(&Some(Severity::Info)) {
            true => Severity::Info,
            false => Severity::Low,
        },
        undecided: args.show_undecided,
    };
    let emit = |format, file: Option<&Path>| match &args.guide {
        Some(guide) => of_guide(&analysis, guide, format, file, shown, args.color),
        None => emit(&analysis, format, file, shown, args.color),
    };
    emit(args.format, args.output.as_deref())?;
    for report in &args.report {
        emit(report.format, Some(&report.file))?;
    }
    let fail_on = args.fail_on.or(analysis.fail_on);
    Ok(match exit_of(&analysis, fail_on.unwrap_or(Severity::Low)) {
        Exit::Findings if args.exit_zero => Exit::Clean,
        Exit::Nothing if args.allow_empty => Exit::Clean,
        exit => exit,
    })
}

/// Writes one report of a guide; formats that are no tables are as ever.
fn of_guide(
    analysis: &Analysis,
    guide: &Guide,
    format: ReportFormat,
    file: Option<&Path>,
    shown: Shown,
    color: Color,
) -> Result<(), Failure> {
    match format {
        ReportFormat::Json => output::write(file, &guide::json(analysis, guide)),
        ReportFormat::Text => {
            let style = Terminal::detect(color, file.is_some()).style();
            let problems = text::problems(&analysis.sources, &analysis.problems, style);
            let table = guide::table(analysis, guide, style.width, style.color);
            output::write(file, &(problems + &table))
        }
        _ => emit(analysis, format, file, shown, color),
    }
}

/// Writes one report, to standard output where there is no file.
fn emit(
    analysis: &Analysis,
    format: ReportFormat,
    file: Option<&Path>,
    shown: Shown,
    color: Color,
) -> Result<(), Failure> {
    match format {
        ReportFormat::Text => {
            let style = Terminal::detect(color, file.is_some()).style();
            output::write(file, &text::report(analysis, shown, style))
        }
        ReportFormat::Json => output::write_with(file, |out| json::write(analysis, out)),
        ReportFormat::Sarif => output::write_with(file, |out| sarif::write(analysis, out)),
        ReportFormat::Github => output::write(file, &github::report(analysis, shown)),
        ReportFormat::Markdown => {
            let blob = blob();
            output::write(file, &markdown::report(analysis, shown, blob.as_deref()))
        }
        ReportFormat::Gitlab => output::write_with(file, |out| gitlab::write(analysis, out)),
        ReportFormat::GithubOutput => output::write(file, &outputs::report(analysis)),
    }
}

/// Where the files of the repository can be looked at, in a run of GitHub's.
fn blob() -> Option<String> {
    let get = |name: &str| std::env::var(name).ok().filter(|v| !v.is_empty());
    let server = get("GITHUB_SERVER_URL").filter(|s| s.starts_with("https://"))?;
    let repository = get("GITHUB_REPOSITORY")?;
    Some(format!("{server}/{repository}/blob/{}", get("GITHUB_SHA")?))
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
