//! `bartizan rules`.

use super::args::{ListFormat, Rules};
use super::output;
use super::{Exit, Failure};
use crate::analysis;
use crate::report::{json, rules};

pub(super) fn run(args: Rules) -> Result<Exit, Failure> {
    let infos = analysis::rules(&args.rule_dirs)?;
    let infos = infos.iter().map(AsRef::as_ref);
    let text = match args.format {
        ListFormat::Json => json::rules(infos),
        ListFormat::Text => rules::list(infos),
    };
    output::write(None, &text)?;
    Ok(Exit::Clean)
}
