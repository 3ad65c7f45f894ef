//! Cloud assemblies of the CDK among the files: their templates are judged, once; what they hold
//! besides (assets, manifests) is left alone; resources learn where the program made them.
//!
//! Must not know: how a manifest is written, rules.

use super::discover::Found;
use crate::frontend::cloudformation::cdk::{self, Assembly};
use crate::resource::{CONSTRUCT_SOURCE, Unit};
use crate::source::FileSystem;
use crate::value::{Element, Kind, Obj, Type, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The largest manifest read, in bytes.
const MAX_MANIFEST: u64 = 64 << 20;

/// The assemblies among the files, by folder.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Assemblies {
    by_folder: BTreeMap<String, Assembly>,
}

/// Reads the manifests among what was found, and takes out of that what is none of ours.
pub(super) fn settle(found: &mut Found, fs: &dyn FileSystem) {
    let mut all = Assemblies::default();
    for path in &found.candidates {
        let (folder, name) = split(path);
        if name != "manifest.json" {
            continue;
        }
        let Ok(text) = fs.read(path, MAX_MANIFEST) else {
            continue;
        };
        let Some(mut assembly) = cdk::manifest(&text) else {
            continue;
        };
        for file in std::mem::take(&mut assembly.metadata_files) {
            if let Ok(text) = fs.read(&format!("{folder}/{file}"), MAX_MANIFEST) {
                assembly.add_metadata(&text);
            }
        }
        all.by_folder.insert(folder.to_owned(), assembly);
    }
    if !all.by_folder.is_empty() {
        let given = std::mem::take(&mut found.given);
        found
            .candidates
            .retain(|path| given.contains(path) || !all.leaves_out(path));
        found.given = given;
        found.folders.retain(|f| {
            all.around(&f.path)
                .is_none_or(|(folder, _)| folder == f.path)
        });
    }
    found.assemblies = all;
}

impl Assemblies {
    /// The nearest assembly around a path.
    fn around<'a>(&self, path: &'a str) -> Option<(&'a str, &Assembly)> {
        let mut folder = path;
        loop {
            if let Some(found) = self.by_folder.get(folder) {
                return Some((folder, found));
            }
            if folder.is_empty() {
                return None;
            }
            folder = split(folder).0;
        }
    }

    /// Whether a file belongs to an assembly without being one of its templates.
    fn leaves_out(&self, path: &str) -> bool {
        let (own, name) = split(path);
        let Some((folder, assembly)) = self.around(own) else {
            return false;
        };
        // A nested stack's template is an asset by name, of the same ending.
        folder != own || !assembly.templates.contains(name) && !name.ends_with(".template.json")
    }

    /// Tells the resources of a unit where the program made them.
    pub fn annotate(&self, fs: &dyn FileSystem, unit: &mut Unit) {
        let Some((folder, assembly)) = self.around(&unit.path) else {
            return;
        };
        if assembly.places.is_empty() {
            return;
        }
        // The program's folder: the one around the outermost assembly.
        let mut outer = folder;
        while let Some((further, _)) = self.around(split(outer).0)
            && !outer.is_empty()
            && further != outer
        {
            outer = further;
        }
        let program = split(outer).0;
        for resource in &mut unit.resources {
            let made = resource.construct().and_then(|p| assembly.places.get(p));
            let Some(place) = made else {
                continue;
            };
            let Some(meta) = resource.meta.as_obj() else {
                continue;
            };
            let place = Value::string(cdk::located(fs, program, place));
            let mut entries = meta.entries.clone();
            entries.push((CONSTRUCT_SOURCE.into(), Element::always(place)));
            let meta = Obj::new(Type::Dynamic, entries);
            resource.meta.kind = Kind::Object(Arc::new(meta));
        }
    }
}

/// Folder and name of a path.
fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}
