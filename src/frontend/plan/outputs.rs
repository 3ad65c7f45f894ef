//! The outputs of a plan's root module.
//!
//! Must not know: resources.

use super::Plan;
use super::log::Read;
use super::values::{About, Flags, Reader};
use crate::resource::Output;
use crate::source::Span;
use crate::value::{Marks, Reason, Str, Type, Value};
use std::collections::BTreeMap;

/// Where the value of an output stands, and what is said of it.
#[derive(Default)]
struct Found {
    value: Option<Span>,
    unknown: Option<Span>,
    sensitive: bool,
}

/// All outputs, by name.
pub(super) fn read(plan: &Plan<'_>) -> Vec<Output> {
    let mut found: BTreeMap<Str, Found> = BTreeMap::new();
    let read = planned(plan, &mut found)
        .and_then(|()| changed(plan, &mut found))
        .and_then(|()| {
            found
                .iter()
                .map(|(name, f)| output(plan, name, f))
                .collect()
        });
    read.unwrap_or_else(|problem| {
        plan.log.problem(problem);
        Vec::new()
    })
}

fn planned(plan: &Plan<'_>, found: &mut BTreeMap<Str, Found>) -> Read<()> {
    let Some(range) = plan.outline.values.clone() else {
        return Ok(());
    };
    let mut c = plan.cursor(range);
    plan.log.object(&mut c, "values", |c, key, _| {
        if key != "outputs" {
            return c.skip().map(drop);
        }
        plan.log.object(c, "outputs", |c, name, _| {
            let of = found.entry(name.as_ref().into()).or_default();
            plan.log.object(c, "output", |c, key, _| {
                let span = c.skip()?;
                match key.as_ref() {
                    "value" => of.value = Some(span),
                    "sensitive" => {
                        of.sensitive = plan.text.get(span.range()) == Some("true");
                    }
                    _ => {}
                }
                Ok(())
            })?;
            Ok(())
        })?;
        Ok(())
    })?;
    Ok(())
}

/// What `planned_values` leaves out for being known in part only.
fn changed(plan: &Plan<'_>, found: &mut BTreeMap<Str, Found>) -> Read<()> {
    let Some(range) = plan.outline.output_changes.clone() else {
        return Ok(());
    };
    let mut c = plan.cursor(range);
    plan.log.object(&mut c, "output_changes", |c, name, _| {
        // One that is deleted is no output any more.
        let of = found.get_mut(name.as_ref()).filter(|of| of.value.is_none());
        let Some(of) = of else {
            return c.skip().map(drop);
        };
        plan.log.object(c, "output", |c, key, _| {
            let span = c.skip()?;
            match key.as_ref() {
                "after" => of.value = Some(span),
                "after_unknown" => of.unknown = Some(span),
                _ => {}
            }
            Ok(())
        })?;
        Ok(())
    })?;
    Ok(())
}

fn output(plan: &Plan<'_>, name: &Str, found: &Found) -> Read<Output> {
    let path = format!("output.{name}");
    let unknown = match found.unknown {
        Some(span) => Flags::read(&mut plan.cursor(span.range()), &plan.log)?,
        None => Flags::No,
    };
    let about = About {
        unknown: &unknown,
        ..About::NOTHING
    };
    let value = match found.value {
        Some(span) => {
            Reader::new(&plan.log, &path, true).value(&mut plan.cursor(span.range()), about)?
        }
        None => None,
    };
    let mut value = value
        .unwrap_or_else(|| Value::unknown(Reason::Computed(path.as_str().into()), Type::Dynamic));
    if found.sensitive {
        value = value.mark(Marks::SENSITIVE);
    }
    Ok(Output {
        name: name.clone(),
        value,
    })
}
