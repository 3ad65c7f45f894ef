//! Where the resources of a plan stand: in the values of its modules, and among its changes.
//!
//! Only places are kept; values are read when a resource is made. Must not know: what a resource
//! becomes.

use super::action::Action;
use super::log::{Log, Read};
use crate::diagnostic::Problem;
use crate::source::{FileId, Span};
use crate::syntax::json::Cursor;
use crate::value::Str;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::ops::Range;

/// A resource or data source as it stands in the text.
#[derive(Clone, Debug)]
pub(super) struct Entry<'t> {
    pub address: Cow<'t, str>,
    pub ty: Cow<'t, str>,
    pub is_data: bool,
    /// The address in the text.
    pub header: Span,
    /// The whole entry.
    pub span: Span,
    pub values: Option<Range<usize>>,
    pub sensitive: Option<Range<usize>>,
    /// What a state says it depends on.
    pub depends_on: Vec<String>,
}

/// Calls `f` with each resource of `planned_values` or of a state's `values`, which stands at
/// `range`: the root module's first, then those of the modules in it.
pub(super) fn each<'t>(
    file: FileId,
    text: &'t str,
    range: Range<usize>,
    log: &Log,
    f: &mut dyn FnMut(Entry<'t>) -> Read<()>,
) -> Read<()> {
    let mut c = Cursor::new(file, text, range);
    log.object(&mut c, "values", |c, key, _| {
        match key.as_ref() {
            "root_module" => module(c, log, f)?,
            _ => drop(c.skip()?),
        }
        Ok(())
    })?;
    Ok(())
}

/// Recursion is bounded by the nesting that a cursor allows.
fn module<'t>(c: &mut Cursor<'t>, log: &Log, f: &mut dyn FnMut(Entry<'t>) -> Read<()>) -> Read<()> {
    log.object(c, "root_module", |c, key, _| {
        match key.as_ref() {
            "resources" => {
                log.array(c, "resources", |c| match entry(c, log)? {
                    Some(entry) => f(entry),
                    None => Ok(()),
                })?;
            }
            "child_modules" => {
                log.array(c, "child_modules", |c| module(c, log, f))?;
            }
            _ => drop(c.skip()?),
        }
        Ok(())
    })?;
    Ok(())
}

/// What all entries begin with.
#[derive(Default)]
struct Head<'t> {
    address: Option<(Cow<'t, str>, Span)>,
    ty: Option<Cow<'t, str>>,
    mode: Option<Cow<'t, str>>,
}

impl<'t> Head<'t> {
    /// Takes a key of the head; false where it is none.
    fn take(&mut self, c: &mut Cursor<'t>, log: &Log, key: &str) -> Read<bool> {
        match key {
            "address" => self.address = log.string(c, "address")?,
            "type" => self.ty = log.string(c, "type")?.map(|(t, _)| t),
            "mode" => self.mode = log.string(c, "mode")?.map(|(m, _)| m),
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Address, its place, type and whether it is a data source. `None` for what is no resource,
    /// which is noted.
    #[allow(clippy::type_complexity, reason = "taken apart at once")]
    fn settle(self, log: &Log, span: Span) -> Option<(Cow<'t, str>, Span, Cow<'t, str>, bool)> {
        let (Some((address, header)), Some(ty)) = (self.address, self.ty) else {
            log.problem(
                Problem::error(
                    "invalid-plan",
                    "A resource has neither `address` nor `type`, or only one of them",
                    span,
                )
                .help("print the plan with `terraform show -json FILE`, and leave it as it is"),
            );
            return None;
        };
        Some((address, header, ty, self.mode.as_deref() == Some("data")))
    }
}

fn entry<'t>(c: &mut Cursor<'t>, log: &Log) -> Read<Option<Entry<'t>>> {
    let mut head = Head::default();
    let (mut values, mut sensitive) = (None, None);
    let mut depends_on = Vec::new();
    let span = log.object(c, "resources", |c, key, _| {
        if head.take(c, log, &key)? {
            return Ok(());
        }
        match key.as_ref() {
            "values" => values = Some(c.skip()?.range()),
            "sensitive_values" => sensitive = Some(c.skip()?.range()),
            "depends_on" => depends_on = log.strings(c, "depends_on")?,
            _ => drop(c.skip()?),
        }
        Ok(())
    })?;
    if !log.take(4, span) {
        return Ok(None);
    }
    Ok(head
        .settle(log, span)
        .map(|(address, header, ty, is_data)| Entry {
            address,
            ty,
            is_data,
            header,
            span,
            values,
            sensitive,
            depends_on,
        }))
}

/// What a plan does to one resource.
#[derive(Clone, Debug)]
pub(super) struct Change {
    pub action: Action,
    pub ty: Str,
    pub is_data: bool,
    pub header: Span,
    pub span: Span,
    pub before: Option<Span>,
    pub after: Option<Span>,
    pub unknown: Option<Span>,
    pub before_sensitive: Option<Span>,
    pub after_sensitive: Option<Span>,
}

/// The changes by address, in the order of the text.
#[derive(Debug, Default)]
pub(super) struct Changes {
    pub all: Vec<(Str, Change)>,
    by_address: FxHashMap<Str, usize>,
}

impl Changes {
    /// The change of an address.
    pub fn find(&self, address: &str) -> Option<&(Str, Change)> {
        self.all.get(*self.by_address.get(address)?)
    }

    /// Reads `resource_changes`, which stands at `range`.
    pub fn read(file: FileId, text: &str, range: Range<usize>, log: &Log) -> Read<Changes> {
        let mut out = Changes::default();
        let mut c = Cursor::new(file, text, range);
        log.array(&mut c, "resource_changes", |c| {
            if let Some((address, change)) = change(c, log)?
                && !out.by_address.contains_key(&address)
            {
                out.by_address.insert(address.clone(), out.all.len());
                out.all.push((address, change));
            }
            Ok(())
        })?;
        Ok(out)
    }
}

fn change(c: &mut Cursor<'_>, log: &Log) -> Read<Option<(Str, Change)>> {
    let mut head = Head::default();
    let mut steps = Vec::new();
    let mut deposed = false;
    let [mut before, mut after, mut unknown] = [None; 3];
    let [mut before_sensitive, mut after_sensitive] = [None; 2];
    let span = log.object(c, "resource_changes", |c, key, _| {
        if head.take(c, log, &key)? {
            return Ok(());
        }
        match key.as_ref() {
            // What is left of an earlier replacement, beside the resource of that address.
            "deposed" => deposed = log.string(c, "deposed")?.is_some(),
            "change" => {
                log.object(c, "change", |c, key, _| {
                    let slot = match key.as_ref() {
                        "actions" => {
                            steps = log.strings(c, "actions")?;
                            return Ok(());
                        }
                        "before" => &mut before,
                        "after" => &mut after,
                        "after_unknown" => &mut unknown,
                        "before_sensitive" => &mut before_sensitive,
                        "after_sensitive" => &mut after_sensitive,
                        _ => {
                            c.skip()?;
                            return Ok(());
                        }
                    };
                    *slot = Some(c.skip()?);
                    Ok(())
                })?;
            }
            _ => drop(c.skip()?),
        }
        Ok(())
    })?;
    if deposed || !log.take(4, span) {
        return Ok(None);
    }
    let Some((address, header, ty, is_data)) = head.settle(log, span) else {
        return Ok(None);
    };
    let action = Action::of(&steps).unwrap_or_else(|| {
        log.problem(
            Problem::error(
                "invalid-plan",
                format!("`actions` of `{address}` are none that are known"),
                header,
            )
            .help("the resource is judged as one that is updated"),
        );
        Action::Update
    });
    let change = Change {
        action,
        ty: log.text(&ty),
        is_data,
        header,
        span,
        before,
        after,
        unknown,
        before_sensitive,
        after_sensitive,
    };
    Ok(Some((address.as_ref().into(), change)))
}
