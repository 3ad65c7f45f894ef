//! `bartizan graph`.

use super::args::{Color, Graph, GraphFormat};
use super::output::{self, Terminal};
use super::scan::has_errors;
use super::{Exit, Failure};
use crate::analysis;
use crate::report::{graph, text};
use crate::rules::RuleSet;
use crate::rules::relations::relations;

pub(super) fn run(args: Graph) -> Result<Exit, Failure> {
    let mut options = args.inputs.options(args.paths)?;
    options.strict = args.strict;
    let analysis = analysis::graph(&options)?;
    let units = &analysis.units;
    let rules = RuleSet::built_in();
    let related: Vec<_> = units
        .iter()
        .map(|u| relations(&rules, u, &analysis.sources))
        .collect();
    let shown = match args.format {
        GraphFormat::Json => graph::json(
            units,
            &related,
            &analysis.sources,
            &analysis.problems,
            args.show_sensitive,
        ),
        GraphFormat::Dot => graph::dot(units, &related),
        GraphFormat::Mermaid => graph::mermaid(units, &related),
    };
    output::write(None, &shown)?;
    if args.format != GraphFormat::Json {
        // Diagrams have no place for them.
        let style = Terminal::detect(Color::Auto, true).style();
        output::remark(&text::problems(
            &analysis.sources,
            &analysis.problems,
            style,
        ));
    }
    Ok(if analysis.is_empty() {
        Exit::Nothing
    } else if has_errors(&analysis) {
        Exit::Incomplete
    } else {
        Exit::Clean
    })
}
