//! `bartizan explain`.

use super::args::{Color, Explain, PageFormat};
use super::output::{self, Terminal};
use super::{Exit, Failure};
use crate::analysis;
use crate::report::{page, rules};
use crate::rules::RuleInfo;

pub(super) fn run(args: Explain) -> Result<Exit, Failure> {
    let infos = analysis::rules(&args.rule_dirs)?;
    let wanted = args.rule.trim();
    let same = |id: &str| plain(id).eq_ignore_ascii_case(plain(wanted));
    let found: Vec<&RuleInfo> = infos
        .iter()
        .map(AsRef::as_ref)
        .filter(|r: &&RuleInfo| same(&r.id) || r.aliases.iter().any(|a| same(a)))
        .collect();
    if found.is_empty() {
        let ids = infos.iter().map(|r| r.id.as_str());
        let hint = match rules::nearest(wanted, ids) {
            Some(id) => format!("; did you mean `{id}`?"),
            None => String::new(),
        };
        return Err(Failure::Usage(format!(
            "no rule has the id or alias `{wanted}`{hint}"
        )));
    }
    let width = Terminal::detect(Color::Never, false).width;
    let text = |r: &&RuleInfo| match args.format {
        PageFormat::Text => rules::explain(r, width),
        PageFormat::Markdown => page::explanation(r),
    };
    let texts: Vec<String> = found.iter().map(text).collect();
    output::write(None, &texts.join("\n"))?;
    Ok(Exit::Clean)
}

/// An alias without the prefix that one tool has dropped from its ids since.
fn plain(id: &str) -> &str {
    match id.get(..4) {
        Some(prefix) if prefix.eq_ignore_ascii_case("avd-") => id.get(4..).unwrap_or(id),
        _ => id,
    }
}
