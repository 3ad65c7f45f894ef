//! Which rules a run has, and how bad their findings are: the command line's selectors with the
//! configuration file's.

use super::UsageError;
use super::options::Selection;
use crate::config::{self, Config, Entry};
use crate::diagnostic::Problem;
use crate::rules::{RuleInfo, RuleSet, Selector};
use std::sync::Arc;

/// What is wanted.
pub(super) struct Wanted<'a> {
    /// By the command line.
    pub given: &'a Selection,
    /// By the configuration file.
    pub config: &'a Config,
}

/// Selectors that mean nothing.
pub(super) enum Unmatched {
    /// One of the command line.
    Given(UsageError),
    /// Some of the configuration file.
    Configured(Vec<Problem>),
}

impl Wanted<'_> {
    fn is_empty(&self) -> bool {
        *self.given == Selection::default()
            && self.config.select.is_empty()
            && self.config.ignore.is_empty()
            && self.config.severity.is_empty()
            && self.config.min_severity.is_none()
    }
}

/// Leaves the wanted rules in a set, with the wanted severities.
///
/// `--select` stands for the configuration's `select`, and a rule that it names exactly is run
/// although the configuration ignores it; `--ignore` adds to what the configuration ignores.
pub(super) fn apply(rules: &mut RuleSet, wanted: &Wanted<'_>) -> Result<(), Unmatched> {
    // What rules say of themselves is read only where it matters.
    if wanted.is_empty() {
        return Ok(());
    }
    let infos = rules.infos();
    let given = |texts: &[String], option: &str| -> Result<Vec<Selector>, Unmatched> {
        let selectors: Vec<Selector> = texts.iter().map(|t| Selector::new(t)).collect();
        for (selector, text) in selectors.iter().zip(texts) {
            if let Some(help) = unmatched(selector, &infos) {
                let message = format!("`{option} {text}` means no rule{help}");
                return Err(Unmatched::Given(UsageError::new(message)));
            }
        }
        Ok(selectors)
    };
    let mut problems = Vec::new();
    let mut configured = |entry: &Entry| -> Selector {
        let selector = Selector::new(&entry.text);
        if let Some(help) = unmatched(&selector, &infos) {
            let message = format!("`{}` means no rule{help}", entry.text);
            problems.push(Problem::error(config::CODE, message, entry.span));
        }
        selector
    };
    let config = wanted.config;
    let overrides: Vec<_> = config
        .severity
        .iter()
        .map(|(entry, severity)| (configured(entry), *severity))
        .collect();
    let mut select: Vec<Selector> = config.select.iter().map(&mut configured).collect();
    let mut ignore: Vec<Selector> = config.ignore.iter().map(&mut configured).collect();
    if !problems.is_empty() {
        return Err(Unmatched::Configured(problems));
    }
    let asked = given(&wanted.given.select, "--select")?;
    let exact: Vec<Selector> = asked.iter().filter(|s| s.is_exact()).cloned().collect();
    if !asked.is_empty() {
        select = asked;
    }
    let refused = given(&wanted.given.ignore, "--ignore")?;
    let least = wanted.given.min_severity.or(config.min_severity);

    // Severities first: selectors by severity mean those that findings will have.
    rules.set_severities(|rule| {
        let of = overrides.iter().filter(|(s, _)| s.matches(rule));
        // An exact name counts before a pattern or group, else the last one.
        let (exact, wide): (Vec<_>, Vec<_>) = of.partition(|(s, _)| s.is_exact() && s.names(rule));
        exact.last().or(wide.last()).map(|(_, severity)| *severity)
    });
    ignore.retain(|s| !exact.contains(s));
    rules.retain(|rule| {
        let meant = |selectors: &[Selector]| selectors.iter().any(|s| s.matches(rule));
        let named = exact.iter().any(|s| s.names(rule));
        (select.is_empty() || meant(&select))
            && !meant(&refused)
            && (named || !meant(&ignore))
            && least.is_none_or(|least| rule.severity >= least)
    });
    Ok(())
}

/// What to say of a selector that means no rule; `None` where it means some, or a group.
fn unmatched(selector: &Selector, infos: &[Arc<RuleInfo>]) -> Option<String> {
    if selector.is_group() || infos.iter().any(|r| selector.matches(r)) {
        return None;
    }
    let near = selector.suggestion(infos.iter().map(AsRef::as_ref), false);
    Some(near.map_or_else(String::new, |n| format!(" (did you mean `{n}`?)")))
}
