//! Plans and states as `terraform show -json` prints them, to [`Unit`]s.
//!
//! A text is recognised by its top level ([`recognize`]), which also says where its parts stand;
//! these are then read where they stand, resource by resource, since a plan may have hundreds of
//! megabytes. By itself a plan gives a unit whose places are in the JSON text ([`Plan::unit`]);
//! with the unit of the code that it was made of, its values are put at the places of that code
//! ([`Plan::join`]).
//!
//! The format: <https://developer.hashicorp.com/terraform/internals/json-format>. Must not know:
//! canonical types, rules, how code is evaluated, where files lie.

mod action;
mod address;
mod configuration;
mod join;
mod log;
mod make;
mod outputs;
mod overlay;
mod recognize;
mod references;
mod resources;
mod values;

pub use action::{Action, Actions};
pub use recognize::{Outline, Unprinted, may_be_plan, recognize, unprinted};

use self::configuration::Configuration;
use self::log::{Log, Read};
use self::recognize::Kind;
use self::resources::Changes;
use self::values::{About, Reader};
use crate::diagnostic::Problem;
use crate::resource::{Dialect, Unit};
use crate::source::{FileId, Span};
use crate::syntax::json::Cursor;
use crate::value::{Hop, Str, Value};
use std::collections::BTreeSet;
use std::ops::Range;

/// A plan or state, its parts found, its resources not yet read.
#[derive(Debug)]
pub struct Plan<'t> {
    file: FileId,
    path: Str,
    text: &'t str,
    outline: Outline,
    log: Log,
    changes: Changes,
    configuration: Configuration,
    variables: Vec<(Str, Value)>,
}

impl<'t> Plan<'t> {
    /// Reads what all resources share. `path` is that of the file, relative to the scan root; the
    /// outline is that of the text. Never fails: what is wrong is in the unit's problems.
    pub fn read(file: FileId, path: &str, text: &'t str, outline: Outline) -> Plan<'t> {
        let mut plan = Plan {
            file,
            path: path.into(),
            text,
            outline,
            log: Log::new(text.len()),
            changes: Changes::default(),
            configuration: Configuration::default(),
            variables: Vec::new(),
        };
        if let Err(problem) = plan.sections() {
            plan.log.problem(problem);
            plan.outline.values = None;
            plan.changes = Changes::default();
        }
        plan
    }

    fn sections(&mut self) -> Read<()> {
        let whole = || Cursor::new(self.file, self.text, 0..self.text.len());
        if self.outline.broken {
            let mut c = whole();
            c.skip()?;
            return c.end();
        }
        self.version()?;
        if let Some(range) = &self.outline.errored
            && self.text.get(range.clone()) == Some("true")
        {
            self.log.problem(
                Problem::warning(
                    "plan-errored",
                    "Planning failed half way, so the plan may lack resources",
                    Span::new(self.file, range.start, range.end),
                )
                .help("mend what `terraform plan` complains of, and plan again"),
            );
        }
        self.variables = self.read_variables()?;
        if let Some(range) = self.outline.configuration.clone() {
            self.configuration =
                Configuration::read(self.file, self.text, range, &self.log, &self.variables)?;
        }
        if let Some(range) = self.outline.resource_changes.clone() {
            self.changes = Changes::read(self.file, self.text, range, &self.log)?;
        }
        Ok(())
    }

    /// The format may grow within its first version.
    fn version(&self) -> Read<()> {
        let Some(range) = self.outline.format_version.clone() else {
            return Ok(());
        };
        let mut c = Cursor::new(self.file, self.text, range);
        let Some((version, span)) = self.log.string(&mut c, "format_version")? else {
            return Ok(());
        };
        let major = version.split('.').next().unwrap_or_default();
        match major {
            "0" | "1" => Ok(()),
            _ => Err(Problem::error(
                "unsupported-plan",
                format!("Plans of the format {version:?} are not understood"),
                span,
            )
            .help("print the plan with a version of Terraform whose format is 1.x")),
        }
    }

    fn read_variables(&self) -> Read<Vec<(Str, Value)>> {
        let mut out = Vec::new();
        let Some(range) = self.outline.variables.clone() else {
            return Ok(out);
        };
        let mut c = self.cursor(range);
        self.log.object(&mut c, "variables", |c, name, _| {
            self.log.object(c, "variable", |c, key, _| {
                if key != "value" {
                    return c.skip().map(drop);
                }
                let path = format!("var.{name}");
                let value = Reader::new(&self.log, &path, true).value(c, About::NOTHING)?;
                if let Some(mut value) = value {
                    value.origin.hop = Hop::VariableValue;
                    out.push((name.as_ref().into(), value));
                }
                Ok(())
            })?;
            Ok(())
        })?;
        Ok(out)
    }

    fn cursor(&self, range: Range<usize>) -> Cursor<'t> {
        Cursor::new(self.file, self.text, range)
    }

    /// Whether it describes what is there, not what will be.
    pub fn is_state(&self) -> bool {
        self.outline.kind == Kind::State
    }

    /// The values of the root module's variables that it was made with.
    pub fn variables(&self) -> &[(Str, Value)] {
        &self.variables
    }

    /// How many of its root module's blocks some code has, by `declares`, of how many in all. A
    /// block is named by its address, `aws_s3_bucket.b`, `data.aws_region.r`, `module.m`.
    pub fn fit(&self, declares: impl Fn(&str) -> bool) -> (usize, usize) {
        let root = &self.configuration.root;
        let mut names: BTreeSet<String> = root.resources.keys().map(Str::to_string).collect();
        names.extend(root.calls.keys().map(|name| format!("module.{name}")));
        if names.is_empty() {
            self.each_entry(&mut |entry| {
                let steps = address::steps(&entry.address);
                let count = match steps.first() {
                    Some(("data", _)) => 3,
                    _ => 2,
                };
                let words: Vec<&str> = steps.iter().take(count).map(|(name, _)| *name).collect();
                names.insert(words.join("."));
                Ok(())
            });
        }
        (names.iter().filter(|n| declares(n)).count(), names.len())
    }

    /// Its unit by itself: everything stands in the JSON text.
    pub fn unit(mut self, actions: &Actions) -> Unit {
        let mut unit = Unit {
            path: self.path.clone(),
            dialect: Some(Dialect::Terraform),
            plan: Some(self.path.clone()),
            files: vec![self.path.clone()],
            ..Unit::default()
        };
        let mut maker = make::Maker::new(&self, actions);
        maker.each(&|_| false, &mut |resource, _| unit.resources.push(resource));
        unit.unjudged = maker.unjudged;
        // Large, and of no use any more.
        self.changes = Changes::default();
        references::attach(&self.configuration, &mut unit.resources);
        unit.outputs = outputs::read(&self);
        unit.problems = self.log.problems();
        unit
    }
}

#[cfg(test)]
mod tests;
