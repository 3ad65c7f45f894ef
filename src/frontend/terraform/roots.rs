//! Which folders are root modules, and which are analysed only through their calls.
//!
//! Must not know: values.

use super::Project;
use super::definitions::ModuleDef;
use super::locate::{is_downloaded, is_local, local_folder};
use super::store::Store;
use crate::diagnostic::Problem;
use crate::value::Str;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Folders whose calls show how a module is used; a module is a root all the same.
const SHOWCASES: &[&str] = &[
    "examples", "example", "tests", "test", "wrappers", "fixtures",
];

fn is_showcase(folder: &str) -> bool {
    folder.split('/').any(|part| SHOWCASES.contains(&part))
}

/// Folders of the local modules that a folder calls.
fn calls(def: &ModuleDef) -> impl Iterator<Item = Str> + '_ {
    def.calls.iter().filter_map(|call| {
        let (source, _) = call.source.as_ref()?;
        if !is_local(source) {
            return None;
        }
        local_folder(&def.folder, source).map(Str::from)
    })
}

/// All folders that some folders call, directly or not, themselves left out unless called.
fn reached(project: &Project<'_>, store: &Store, from: &[Str]) -> FxHashSet<Str> {
    let mut seen: FxHashSet<Str> = FxHashSet::default();
    let mut next: Vec<Str> = Vec::new();
    let visit = |folder: &Str, seen: &mut FxHashSet<Str>, next: &mut Vec<Str>| {
        let def = store.module(project, folder);
        for called in calls(&def) {
            if called != *folder && seen.insert(called.clone()) {
                next.push(called);
            }
        }
    };
    for folder in from {
        visit(folder, &mut seen, &mut next);
    }
    while let Some(folder) = next.pop() {
        visit(&folder, &mut seen, &mut next);
    }
    seen
}

/// The root modules among the project's folders, sorted.
pub(super) fn roots(project: &Project<'_>, store: &Store) -> Vec<Str> {
    let defs: FxHashMap<Str, Arc<ModuleDef>> = project
        .folders
        .iter()
        .filter(|f| !is_downloaded(project, f))
        .map(|f| (f.clone(), store.module(project, f)))
        .collect();
    let folders: BTreeSet<Str> = defs.keys().cloned().collect();
    let callers: Vec<Str> = folders
        .iter()
        .filter(|f| !is_showcase(f))
        .cloned()
        .collect();
    let called = reached(project, store, &callers);
    let mut roots: BTreeSet<Str> = BTreeSet::new();
    for folder in &folders {
        let Some(def) = defs.get(folder) else {
            continue;
        };
        // Called from within a showcase alone, a part of that showcase is no root of its own.
        let part_of_showcase = || {
            is_showcase(folder) && {
                let showcases: Vec<Str> =
                    folders.iter().filter(|f| is_showcase(f)).cloned().collect();
                reached(project, store, &showcases).contains(folder)
            }
        };
        if def.exists
            && (def.has_backend
                || def.has_tfvars
                || (!called.contains(folder) && !part_of_showcase()))
        {
            roots.insert(folder.clone());
        }
    }
    // Folders that call each other in a circle have no root among them: the first stands for it.
    let mut covered = reached(project, store, &roots.iter().cloned().collect::<Vec<_>>());
    for folder in &folders {
        let exists = defs.get(folder).is_some_and(|d| d.exists);
        if exists && !roots.contains(folder) && !covered.contains(folder) {
            roots.insert(folder.clone());
            covered.extend(reached(project, store, std::slice::from_ref(folder)));
        }
    }
    roots.into_iter().collect()
}

/// Problems of files in folders that no unit has read.
pub(super) fn leftover_problems(
    project: &Project<'_>,
    store: &Store,
    read: &FxHashSet<Str>,
) -> Vec<Problem> {
    let mut out = Vec::new();
    let own = project
        .folders
        .iter()
        .filter(|f| !is_downloaded(project, f));
    for folder in own {
        let def = store.module(project, folder);
        if def.files.iter().any(|f| !read.contains(f)) {
            out.extend(def.problems.iter().cloned());
        }
    }
    out
}

/// Local folders that calls name in vain: below a folder that has no instance, all that it calls.
pub(super) fn below(project: &Project<'_>, store: &Store, folder: &Str) -> Vec<Str> {
    let mut out: Vec<Str> = reached(project, store, std::slice::from_ref(folder))
        .into_iter()
        .filter(|f| store.module(project, f).exists)
        .collect();
    out.sort();
    out
}
