//! The front end as a whole, on files in memory.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

use super::*;
use crate::source::MemoryFs;
use crate::value::{Cond, Hop, Kind, Reason, Value};
use std::collections::BTreeSet;

mod edges;
mod iam;
mod inputs_and_files;
mod instances;
mod module_sources;
mod providers;
mod structure;

/// A run over files in memory.
pub(super) struct Run {
    pub sources: SourceMap,
    pub units: Vec<Unit>,
    pub problems: Vec<Problem>,
}

/// Options of a run.
#[derive(Clone, Default)]
pub(super) struct Setup {
    pub strict: bool,
    pub inputs: Inputs,
    pub modules_dir: Option<&'static str>,
    pub require_modules: bool,
}

/// Evaluates files, every folder with Terraform files discovered.
pub(super) fn run_with(files: &[(&str, &str)], setup: &Setup) -> Run {
    let files: Vec<(String, String)> = files
        .iter()
        .map(|(p, t)| ((*p).to_owned(), (*t).to_owned()))
        .collect();
    let setup = setup.clone();
    // As deep as the threads of an analysis.
    std::thread::Builder::new()
        .stack_size(256 << 20)
        .spawn(move || run_here(&files, &setup))
        .unwrap()
        .join()
        .unwrap()
}

fn run_here(files: &[(String, String)], setup: &Setup) -> Run {
    let mut fs = MemoryFs::default();
    let mut folders: BTreeSet<Str> = BTreeSet::new();
    for (path, text) in files {
        fs.insert(path, text.as_str());
        let folder = path.rsplit_once('/').map_or("", |(f, _)| f);
        let hidden = folder.split('/').any(|p| p == ".terraform");
        let is_terraform = [".tf", ".tf.json", ".tofu"]
            .iter()
            .any(|e| path.ends_with(e));
        if is_terraform && !hidden {
            folders.insert(folder.into());
        }
    }
    let folders: Vec<Str> = folders.into_iter().collect();
    let sources = SourceMap::default();
    let project = Project {
        fs: &fs,
        sources: &sources,
        folders: &folders,
        inputs: &setup.inputs,
        modules_dir: setup.modules_dir,
        require_modules: setup.require_modules,
        max_file_size: 4 << 20,
        strict: setup.strict,
    };
    let result = analyze(&project);
    Run {
        sources,
        units: result.units,
        problems: result.problems,
    }
}

pub(super) fn run(files: &[(&str, &str)]) -> Run {
    run_with(files, &Setup::default())
}

pub(super) fn strict(files: &[(&str, &str)]) -> Run {
    let setup = Setup {
        strict: true,
        ..Setup::default()
    };
    run_with(files, &setup)
}

impl Run {
    pub fn unit(&self) -> &Unit {
        assert_eq!(self.units.len(), 1, "{:?}", self.roots());
        &self.units[0]
    }
    pub fn roots(&self) -> Vec<&str> {
        self.units.iter().map(|u| u.path.as_str()).collect()
    }
    pub fn addresses(&self) -> Vec<&str> {
        self.unit()
            .resources
            .iter()
            .map(|r| r.address.as_str())
            .collect()
    }
    pub fn resource(&self, address: &str) -> &crate::resource::Resource {
        self.unit()
            .resources
            .iter()
            .find(|r| r.address == address)
            .unwrap_or_else(|| panic!("no {address} in {:?}", self.addresses()))
    }
    pub fn attr(&self, address: &str, name: &str) -> &Value {
        self.resource(address)
            .body
            .get(name)
            .unwrap_or_else(|| panic!("{address} has no {name}"))
    }
    pub fn output(&self, name: &str) -> &Value {
        let outputs = &self.unit().outputs;
        &outputs.iter().find(|o| o.name == name).unwrap().value
    }
    pub fn messages(&self) -> Vec<String> {
        self.units
            .iter()
            .flat_map(|u| u.problems.iter())
            .chain(&self.problems)
            .map(|p| format!("{}: {}", p.code, p.message))
            .collect()
    }
    /// The texts along a value's way.
    pub fn way(&self, v: &Value) -> Vec<(String, Hop)> {
        v.origin
            .way()
            .map(|o| (self.sources.text(o.span), o.hop))
            .collect()
    }
    pub fn clean(&self) {
        assert_eq!(self.messages(), Vec::<String>::new());
    }
}

pub(super) fn reason(v: &Value) -> Reason {
    match &v.kind {
        Kind::Unknown(u) => u.reason.clone(),
        other => panic!("known: {other:?}"),
    }
}

pub(super) fn always(c: Cond) -> bool {
    c.is_true()
}
