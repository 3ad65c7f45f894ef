//! Where the text of a called module is: a folder of the source tree, the place that Terraform's
//! manifest tells, or one in the folder of modules that the caller gave.
//!
//! A folder of modules is looked through by what people have: a copy of `.terraform/modules`, or
//! modules by source (`terraform-aws-modules/vpc/aws`, `github.com/org/repo`, a version or revision
//! below) or by name. Must not know: instances of modules, what is done where one is missing.

use super::definitions::CallDef;
use super::module::join;
use super::source_address::{SourceAddress, Version, meets};
use super::world::World;
use super::{Project, files};
use crate::diagnostic::Problem;
use crate::source::{Span, normalize};
use crate::value::Str;
use rustc_hash::FxHashMap;

/// Where Terraform keeps what it downloads, below a root module's folder.
const DOWNLOADS: &str = ".terraform/modules";
/// Terraform's record of what is where.
const MANIFEST: &str = "modules.json";
/// Folders of versions looked through for one module.
const MAX_VERSIONS: usize = 1_000;

/// A module of a manifest.
struct Entry {
    /// Names of the calls from the root, `a.b`.
    key: Str,
    source: SourceAddress,
    version: Option<Version>,
    /// As written: from the root module's folder.
    dir: Str,
}

/// The manifests that calls of one root module are looked up in.
#[derive(Default)]
pub(super) struct Manifests {
    /// Folders by key, as the root module's own manifest tells.
    own: FxHashMap<Str, Str>,
    /// The modules of a manifest in the folder of modules that the caller gave, and the folder it
    /// lies in.
    given: Vec<Entry>,
    given_at: Str,
}

/// The entries of a manifest; `None` when there is none.
fn read(world: &World<'_>, path: &str) -> Option<Vec<Entry>> {
    let project = world.project;
    let Ok(text) = project.fs.read(path, project.max_file_size) else {
        world.log.borrow_mut().missing.insert(path.into());
        return None;
    };
    world.log.borrow_mut().files.insert(path.into());
    let parsed: Result<serde_json::Value, _> = serde_json::from_str(&text);
    let Ok(parsed) = parsed else {
        world.problem(
            Problem::warning(
                "broken-manifest",
                "the module manifest is no JSON",
                Span::NONE,
            )
            .path(project.fs.shown(path))
            .help("run `terraform init` again"),
        );
        return None;
    };
    let modules = parsed.get("Modules").and_then(|m| m.as_array());
    let entries = modules.into_iter().flatten().filter_map(|module| {
        let word = |name: &str| module.get(name).and_then(|v| v.as_str());
        Some(Entry {
            key: word("Key")?.into(),
            source: SourceAddress::parse(word("Source").unwrap_or_default()),
            version: word("Version").and_then(Version::parse),
            dir: word("Dir")?.into(),
        })
    });
    Some(entries.collect())
}

/// Reads the manifests of a root module.
fn manifests(world: &World<'_>) -> Manifests {
    let mut out = Manifests::default();
    let own = join(&join(&world.root, DOWNLOADS), MANIFEST);
    for entry in read(world, &own).into_iter().flatten() {
        if let Some(folder) = files::resolve(&world.root, &entry.dir) {
            out.own.insert(entry.key, folder.into());
        }
    }
    if let Some(dir) = world.project.modules_dir {
        // The folder itself, or what it is a copy of.
        let places = [dir.into(), join(dir, "modules"), join(dir, DOWNLOADS)];
        for place in places {
            if let Some(entries) = read(world, &join(&place, MANIFEST)) {
                out.given = entries;
                out.given_at = place;
                break;
            }
        }
    }
    out
}

/// Where the text of a called module is.
pub(super) enum Place {
    /// A folder, relative to the scan root.
    Folder { folder: Str, local: bool },
    /// Not in the source tree, and not downloaded.
    Absent,
    /// It should be there, but is not, or is not named; a problem has been noted.
    Refused,
}

/// Whether a source is a path in the same source tree.
pub(super) fn is_local(source: &str) -> bool {
    source == "." || source == ".." || source.starts_with("./") || source.starts_with("../")
}

/// The folder of a local source; `None` when it leads out of the scan root.
pub(super) fn local_folder(from: &str, source: &str) -> Option<String> {
    let joined = format!("{from}/{source}");
    normalize(joined.trim_start_matches('/'))
}

/// Whether a folder is of downloaded modules, so that nothing in it is the user's own.
pub(super) fn is_downloaded(project: &Project<'_>, folder: &str) -> bool {
    let given = project.modules_dir.filter(|d| !d.is_empty());
    given.is_some_and(|d| is_below(d, folder)) || folder.split('/').any(|p| p == ".terraform")
}

fn is_below(outer: &str, folder: &str) -> bool {
    folder
        .strip_prefix(outer)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The place of the module that `call` in a module of folder `from` calls; `key` are the names of
/// the calls from the root.
pub(super) fn place(world: &World<'_>, from: &str, call: &CallDef, key: &str) -> Place {
    let Some((source, span)) = &call.source else {
        world.problem(Problem::error(
            "missing-argument",
            "The call has no literal `source`",
            call.header,
        ));
        return Place::Refused;
    };
    if is_local(source) {
        return local(world, from, source, *span);
    }
    let manifests = world.manifests.get_or_init(|| manifests(world));
    let exists = |folder: &str| {
        let there = world.store.module(world.project, folder).exists;
        if !there {
            world.log.borrow_mut().missing.insert(folder.into());
        }
        there
    };
    let own = manifests.own.get(key).filter(|f| exists(f)).cloned();
    let found = own.or_else(|| {
        let dir = world.project.modules_dir?;
        let wanted = Wanted {
            source: SourceAddress::parse(source),
            version: call.version.as_deref(),
            key,
        };
        let mut candidates = wanted.by_manifest(manifests);
        candidates.extend(wanted.by_source(world, dir));
        candidates.into_iter().find(|f| exists(f))
    });
    match found {
        Some(folder) => Place::Folder {
            folder,
            local: false,
        },
        None => Place::Absent,
    }
}

fn local(world: &World<'_>, from: &str, source: &str, span: Span) -> Place {
    let left = |folder: &String| {
        // Out of the folder of modules is out of all that may be meant.
        let given = world.project.modules_dir.filter(|d| !d.is_empty());
        given.is_none_or(|d| !is_below(d, from) || is_below(d, folder))
    };
    let Some(folder) = local_folder(from, source).filter(left) else {
        world.problem(
            Problem::error(
                "module-outside-root",
                format!("The module \"{source}\" lies outside the scan root"),
                span,
            )
            .help("scan a folder further up, or give --root"),
        );
        return Place::Refused;
    };
    if world.store.module(world.project, &folder).exists {
        return Place::Folder {
            folder: folder.into(),
            local: true,
        };
    }
    world
        .log
        .borrow_mut()
        .missing
        .insert(folder.as_str().into());
    world.problem(Problem::error(
        "module-not-found",
        format!("There is no module in \"{source}\""),
        span,
    ));
    Place::Refused
}

/// What is looked for in a folder of modules.
struct Wanted<'a> {
    source: SourceAddress,
    version: Option<&'a str>,
    key: &'a str,
}

impl Wanted<'_> {
    fn accepts(&self, version: &Version) -> bool {
        self.version.is_none_or(|c| meets(version, c))
    }

    /// The folders of manifest entries for this source: that of the same call first.
    fn by_manifest(&self, manifests: &Manifests) -> Vec<Str> {
        let mut found: Vec<&Entry> = manifests
            .given
            .iter()
            .filter(|e| e.source == self.source)
            .filter(|e| e.version.as_ref().is_none_or(|v| self.accepts(v)))
            .collect();
        found.sort_by(|a, b| {
            let same = |e: &Entry| e.key == self.key;
            (same(b), &b.version).cmp(&(same(a), &a.version))
        });
        found
            .into_iter()
            .filter_map(|e| moved(&manifests.given, &manifests.given_at, &e.dir))
            .collect()
    }

    /// The folders where a module lies by its source or name, the best first.
    fn by_source(&self, world: &World<'_>, dir: &str) -> Vec<Str> {
        let package = &self.source.package;
        let mut bases = vec![package.clone()];
        for registry in ["registry.terraform.io", "registry.opentofu.org"] {
            bases.push(format!("{registry}/{package}"));
        }
        bases.push(self.source.name().to_owned());
        bases.push(self.key.to_owned());
        let mut out = Vec::new();
        for base in bases {
            let Some(base) = files::resolve(dir, &base) else {
                continue;
            };
            for folder in self.versions(world, &base) {
                out.push(self.inner(&folder));
            }
            out.push(self.inner(&base));
        }
        out
    }

    /// The module's folder in its package.
    fn inner(&self, package: &str) -> Str {
        match self.source.inner.as_str() {
            "" => package.into(),
            inner => join(package, inner),
        }
    }

    /// Folders below a package's folder that hold a version or revision that is asked for, the
    /// newest first.
    fn versions(&self, world: &World<'_>, base: &str) -> Vec<Str> {
        if let Some(revision) = &self.source.revision {
            return vec![join(base, revision)];
        }
        let entries = world.project.fs.list(base).unwrap_or_default();
        let mut found: Vec<(Version, Str)> = entries
            .iter()
            .filter(|e| e.is_dir)
            .take(MAX_VERSIONS)
            .filter_map(|e| Some((Version::parse(&e.name)?, join(base, &e.name))))
            .filter(|(version, _)| self.accepts(version))
            .collect();
        found.sort_by(|a, b| b.cmp(a));
        found.into_iter().map(|(_, folder)| folder).collect()
    }
}

/// The folder that `dir` of a manifest is, where the manifest with all it tells of was moved to
/// `at`: Terraform puts a module into a folder named after its key.
fn moved(entries: &[Entry], at: &str, dir: &str) -> Option<Str> {
    let parts: Vec<&str> = dir.split('/').collect();
    let is_key = |part: &str| entries.iter().any(|e| e.key == part);
    let from = parts.iter().enumerate().position(|(i, part)| {
        let after_modules = i.checked_sub(1).and_then(|i| parts.get(i)) == Some(&"modules");
        after_modules && is_key(part)
    })?;
    let inner = parts.get(from..)?.join("/");
    files::resolve(at, &inner).map(Str::from)
}
