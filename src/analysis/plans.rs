//! Plans and states of a run: which files are some, and the code that each was made of.
//!
//! Must not know: what stands in a plan (see [`crate::frontend::plan`]), rules.

use super::units::Work;
use crate::diagnostic::Problem;
use crate::frontend::plan::{Outline, Plan, Unprinted, unprinted};
use crate::frontend::terraform::{Code, CommandLineInput, Inputs};
use crate::resource::Unit;
use crate::source::{FileId, SourceFile, Span};
use crate::value::Str;
use std::sync::Arc;

/// A file that is a plan or a state.
#[derive(Debug)]
pub(super) struct PlanFile {
    source: Arc<SourceFile>,
    outline: Outline,
    /// Whether it was given by name.
    given: bool,
}

impl PlanFile {
    /// Registers the text of a file that is a plan.
    pub fn new(work: &Work<'_>, path: &str, text: String, outline: Outline) -> Option<PlanFile> {
        let file: FileId = work.sources.add(path, text);
        Some(PlanFile {
            source: work.sources.get(file)?,
            outline,
            given: work.found.given.contains(path),
        })
    }

    /// Its path.
    pub fn path(&self) -> &str {
        &self.source.path
    }
}

/// A plan with the folder of the code that it was made of.
pub(super) struct Placed<'p> {
    plan: Plan<'p>,
    /// The path of the file.
    pub path: &'p str,
    /// The code's root module; `None` where it is not there.
    pub root: Option<Str>,
}

impl<'p> Placed<'p> {
    /// Reads what its resources share and finds its code. `None` for a state that nobody asked for
    /// and whose code is there: what the code builds is what counts.
    pub fn find(file: &'p PlanFile, code: &Code<'_>) -> Option<Placed<'p>> {
        let path = file.path();
        let plan = Plan::read(
            file.source.id,
            path,
            &file.source.text,
            file.outline.clone(),
        );
        let root = root_of(&plan, path, code);
        if plan.is_state() && root.is_some() && !file.given {
            return None;
        }
        Some(Placed { plan, path, root })
    }

    /// Its unit, in its code where that is there.
    pub fn unit(self, work: &Work<'_>, code: &Code<'_>) -> Unit {
        let actions = &work.options.plan_actions;
        let Some(root) = &self.root else {
            return self.plan.unit(actions);
        };
        let mut inputs: Inputs = work.inputs.clone();
        let planned = self.plan.variables().iter();
        inputs
            .command_line
            .extend(planned.map(|(name, value)| CommandLineInput::Planned {
                name: name.clone(),
                value: value.clone(),
            }));
        let unit = code.unit(root, &inputs);
        self.plan.join(unit, actions, work.sources)
    }
}

/// The root module that a plan was made of: the nearest folder at or above it that has most of the
/// plan's blocks, else the only one of the run's that has all.
fn root_of(plan: &Plan<'_>, path: &str, code: &Code<'_>) -> Option<Str> {
    let fit = |folder: &str| plan.fit(|address| code.declares(folder, address));
    let mut folder = path;
    while !folder.is_empty() {
        folder = folder.rsplit_once('/').map_or("", |(outer, _)| outer);
        let (has, of) = fit(folder);
        if has > 0 && has * 2 >= of {
            return Some(folder.into());
        }
    }
    let all = |root: &&Str| {
        let (has, of) = fit(root);
        of > 0 && has == of
    };
    let mut roots = code.roots().iter().filter(all);
    let first = roots.next()?;
    roots.next().is_none().then(|| first.clone())
}

/// The problem of a file that begins so, where it is one of Terraform's that cannot be read as it
/// is. Only a file that was given by name is missed when it is not read.
pub(super) fn not_printed(path: &str, head: &[u8], given: bool) -> Option<Problem> {
    let (what, help) = match unprinted(head)? {
        Unprinted::Plan => (
            "this is a binary plan, which only Terraform can read",
            format!("convert it: `terraform show -json {path} > plan.json`"),
        ),
        Unprinted::State if given => (
            "this is a state as Terraform stores it",
            "print it: `terraform show -json > state.json`".to_owned(),
        ),
        Unprinted::Log if given => (
            "this is what `terraform plan -json` logs, not the plan",
            "write the plan with `terraform plan -out tfplan`, and print it with `terraform show \
             -json tfplan > plan.json`"
                .to_owned(),
        ),
        _ => return None,
    };
    let problem = match given {
        true => Problem::error("unconverted-plan", what, Span::NONE),
        false => Problem::warning("unconverted-plan", what, Span::NONE),
    };
    Some(problem.help(help).path(path))
}
