//! Which files a run judges: one walk below the given paths.
//!
//! Gives folders that hold Terraform files and candidates for CloudFormation templates and plans, by
//! name alone; what a candidate is, its content says later. Must not know: what stands in files.

use super::UsageError;
use super::cdk::Assemblies;
use super::ignore_rules::IgnoreRules;
use crate::diagnostic::Problem;
use crate::source::{DiskFs, FileSystem, Span};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Folders that are never entered (unless given as a path themselves).
const SKIPPED: [&str; 3] = [".git", ".terraform", "node_modules"];

/// Folders below a path are followed this deep; nobody nests deeper, and hostile trees end.
const MAX_DEPTH: usize = 512;

/// What people call the file of `terraform plan -out`, beside `*.tfplan`: it is named so that it can
/// be said how to convert it.
const BINARY_PLANS: [&str; 3] = ["tfplan", "plan.out", "plan.bin"];

/// A folder with Terraform files in it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct TerraformFolder {
    /// Relative to the root; `""` for the root itself.
    pub path: String,
    /// Names of its `.tf`, `.tf.json`, `.tofu` and `.tofu.json` files, sorted.
    pub files: Vec<String>,
    /// Names of its `.tfvars` and `.tfvars.json` files, sorted.
    pub var_files: Vec<String>,
    /// The files to be judged, when single files were given; `None`: all.
    pub only: Option<BTreeSet<String>>,
}

/// What the walk found. All paths are relative to the root, with `/`, and sorted.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Found {
    /// Folders with Terraform files.
    pub folders: Vec<TerraformFolder>,
    /// Files that may be CloudFormation templates, plans or states.
    pub candidates: Vec<String>,
    /// Those of them that were given by name.
    pub given: BTreeSet<String>,
    /// The CDK's cloud assemblies among them.
    pub(super) assemblies: Assemblies,
    /// Folders and names that could not be read.
    pub problems: Vec<Problem>,
    /// Files and folders that are links, with what they lead to below the root.
    pub links: Vec<(String, String)>,
}

impl Found {
    /// Paths with the links that lead to them.
    pub fn with_links(&self, paths: &BTreeSet<String>) -> BTreeSet<String> {
        let mut out = paths.clone();
        for path in paths {
            for (link, target) in &self.links {
                match path.strip_prefix(target.as_str()) {
                    Some("") => out.insert(link.clone()),
                    Some(rest) if rest.starts_with('/') => out.insert(format!("{link}{rest}")),
                    _ => false,
                };
            }
        }
        out
    }

    /// Where a folder holds Terraform files, leaves that folder's own: the root module that
    /// Terraform would see there, without what lies below it.
    pub fn keep_root_module(&mut self, folder: &str) {
        if !self.folders.iter().any(|f| f.path == folder) {
            return;
        }
        self.folders.retain(|f| f.path == folder);
        self.candidates
            .retain(|path| path.rsplit_once('/').map_or("", |(parent, _)| parent) == folder);
    }
}

/// What a file may be, by its name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Terraform,
    Variables,
    Candidate,
}

fn kind_of(name: &str) -> Option<Kind> {
    if BINARY_PLANS.contains(&name) || name.ends_with(".tfplan") {
        return Some(Kind::Candidate);
    }
    // Terraform leaves out hidden files and what editors leave behind.
    let left_out = name.starts_with('.')
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'));
    let (stem, extension) = name.rsplit_once('.')?;
    match extension {
        "tf" | "tofu" => (!left_out).then_some(Kind::Terraform),
        "tfvars" => (!left_out).then_some(Kind::Variables),
        _ => {
            let is = |e: &str| extension.eq_ignore_ascii_case(e);
            if is("json") {
                if stem.ends_with(".tf") || stem.ends_with(".tofu") {
                    return (!left_out).then_some(Kind::Terraform);
                }
                if stem.ends_with(".tfvars") {
                    return (!left_out).then_some(Kind::Variables);
                }
                return Some(Kind::Candidate);
            }
            (is("yaml") || is("yml") || is("template")).then_some(Kind::Candidate)
        }
    }
}

/// Where a run takes place: the root, and the given paths relative to it.
#[derive(Debug)]
pub struct Place {
    /// The files below the root.
    pub fs: DiskFs,
    /// The given paths, relative to the root, as they are reached (links in them resolved).
    pub paths: Vec<String>,
}

impl Place {
    /// The scan root of the given paths: `root` if given, else the git work tree around them,
    /// else the folder that holds them all.
    ///
    /// # Errors
    /// A path that does not exist or lies outside `root`.
    pub fn find(given: &[PathBuf], root: Option<&Path>) -> Result<Place, UsageError> {
        let here = [PathBuf::from(".")];
        let given = if given.is_empty() { &here } else { given };
        let mut real = Vec::with_capacity(given.len());
        for path in given {
            let resolved = path.canonicalize().map_err(|e| {
                UsageError::new(format!("cannot read `{}`: {}", path.display(), words(&e)))
            })?;
            real.push(resolved);
        }
        let root = match root {
            Some(root) => root.canonicalize().map_err(|e| {
                UsageError::new(format!(
                    "cannot read the root `{}`: {}",
                    root.display(),
                    words(&e)
                ))
            })?,
            None => common_root(&real),
        };
        let fs = DiskFs::new(&root).map_err(|e| {
            UsageError::new(format!("cannot read the root `{}`: {e}", root.display()))
        })?;
        let mut paths = Vec::with_capacity(real.len());
        for (path, given) in real.iter().zip(given) {
            let relative = path.strip_prefix(fs.root()).map_err(|_| {
                UsageError::new(format!(
                    "`{}` lies outside the root `{}`",
                    given.display(),
                    root.display()
                ))
            })?;
            let relative = slashed(relative).ok_or_else(|| {
                UsageError::new(format!("the path `{}` is not Unicode", given.display()))
            })?;
            paths.push(relative);
        }
        paths.sort();
        paths.dedup();
        Ok(Place { fs, paths })
    }
}

fn words(e: &std::io::Error) -> String {
    match e.kind() {
        std::io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        std::io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => e.to_string(),
    }
}

/// The deepest folder around all paths that is a git work tree for each, or holds each.
fn common_root(real: &[PathBuf]) -> PathBuf {
    let mut common: Option<PathBuf> = None;
    for path in real {
        let own = path
            .ancestors()
            .find(|a| a.join(".git").exists())
            .map(Path::to_path_buf)
            .unwrap_or_else(|| match path.parent() {
                Some(parent) if !path.is_dir() => parent.to_path_buf(),
                _ => path.clone(),
            });
        common = Some(match common {
            None => own,
            Some(have) => have
                .ancestors()
                .find(|a| own.starts_with(a))
                .map_or_else(|| own.clone(), Path::to_path_buf),
        });
    }
    common.unwrap_or_default()
}

/// A relative path with `/`; `None` when a part is not Unicode.
fn slashed(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.components().map(|c| c.as_os_str().to_str()).collect();
    Some(parts?.join("/"))
}

/// Walks below the place's paths.
///
/// # Errors
/// An `--exclude` that is no gitignore pattern.
pub fn walk(place: &Place, excludes: &[String]) -> Result<Found, UsageError> {
    walk_with(place, excludes, &[])
}

/// The same with files that are not on disk yet.
pub(super) fn walk_with(
    place: &Place,
    excludes: &[String],
    unsaved: &[String],
) -> Result<Found, UsageError> {
    let mut walk = Walk {
        place,
        rules: IgnoreRules::new(place.fs.root(), excludes)?,
        files: Vec::new(),
        single: BTreeSet::new(),
        given: BTreeSet::new(),
        links: Vec::new(),
        file_links: Vec::new(),
        problems: Vec::new(),
    };
    for path in &place.paths {
        if walk.rules.is_excluded(path, place.fs.is_dir(path)) {
            continue;
        }
        if place.fs.is_dir(path) {
            // A path within another one given was met there already, but may have been skipped
            // there: asked for by name, it counts.
            walk.folder(path);
        } else {
            walk.single_file(path);
        }
    }
    // Links to folders come last: what is reached without them keeps its own path.
    let mut next = 0;
    let mut followed: Vec<PathBuf> = Vec::new();
    while let Some((link, target)) = walk.links.get(next).cloned() {
        next += 1;
        let given = place.paths.iter().map(|p| place.fs.root().join(p));
        let known = given
            .chain(followed.iter().cloned())
            .any(|seen| target.starts_with(&seen) || seen.starts_with(&target));
        if !known {
            followed.push(target);
            walk.folder(&link);
        }
    }
    for path in unsaved {
        walk.unsaved(path);
    }
    Ok(walk.finish())
}

struct Walk<'a> {
    place: &'a Place,
    rules: IgnoreRules,
    /// Folder, name, kind.
    files: Vec<(String, String, Kind)>,
    /// Terraform files given one by one.
    single: BTreeSet<String>,
    /// Other files given one by one.
    given: BTreeSet<String>,
    /// Links to folders, with their real paths.
    links: Vec<(String, PathBuf)>,
    /// Links to files.
    file_links: Vec<String>,
    problems: Vec<Problem>,
}

impl Walk<'_> {
    fn folder(&mut self, start: &str) {
        let root = self.place.fs.root();
        let top = match start {
            "" => root.to_path_buf(),
            start => root.join(start),
        };
        let mut entries = WalkDir::new(&top)
            .max_depth(MAX_DEPTH)
            .follow_links(false)
            .follow_root_links(true)
            .into_iter();
        self.rules.enter(&self.place.fs, start);
        // The folder of the last file, so that most files cost no path arithmetic.
        let mut parent: Option<(PathBuf, Option<String>)> = None;
        while let Some(entry) = entries.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(e) => {
                    let path = e.path().and_then(|p| self.relative(p, &top, start));
                    let words = e.io_error().map_or_else(|| e.to_string(), self::words);
                    self.problems.push(
                        Problem::error(
                            "cannot-read",
                            format!("this folder or file cannot be read: {words}"),
                            Span::NONE,
                        )
                        .path(path.unwrap_or_else(|| start.to_owned())),
                    );
                    continue;
                }
            };
            let kind = entry.file_type();
            if entry.depth() == 0 {
                continue;
            }
            let name = entry.file_name().to_str();
            if kind.is_dir() {
                let relative = self.relative(entry.path(), &top, start);
                let skip = match (&relative, name) {
                    (Some(relative), Some(name)) => {
                        SKIPPED.contains(&name) || self.rules.skips(relative, true)
                    }
                    _ => {
                        self.unspeakable(&entry.path().to_string_lossy());
                        true
                    }
                };
                if skip {
                    entries.skip_current_dir();
                } else if let Some(relative) = relative {
                    self.rules.enter(&self.place.fs, &relative);
                }
                continue;
            }
            let of_interest = name.and_then(kind_of);
            if of_interest.is_none() && !kind.is_symlink() {
                if name.is_none() && kind_of(&entry.file_name().to_string_lossy()).is_some() {
                    self.unspeakable(&entry.path().to_string_lossy());
                }
                continue;
            }
            let Some(name) = name else { continue };
            let folder = entry.path().parent().unwrap_or(&top);
            if parent.as_ref().is_none_or(|(p, _)| p != folder) {
                let relative = self.relative(folder, &top, start);
                parent = Some((folder.to_path_buf(), relative));
            }
            let Some((_, Some(folder))) = &parent else {
                continue;
            };
            let relative = join(folder, name);
            if kind.is_symlink() {
                if self.place.fs.is_dir(&relative) {
                    if !SKIPPED.contains(&name)
                        && !self.rules.skips(&relative, true)
                        && let Ok(target) = entry.path().canonicalize()
                    {
                        self.links.push((relative, target));
                    }
                    continue;
                }
                // A template behind a link is judged at its own place when that is walked too.
                let skip = of_interest == Some(Kind::Candidate)
                    && entry
                        .path()
                        .canonicalize()
                        .is_ok_and(|t| self.is_under_given(&t));
                if skip || !self.place.fs.is_file(&relative) {
                    continue;
                }
                self.file_links.push(relative.clone());
            } else if !kind.is_file() {
                continue;
            }
            if let Some(kind) = of_interest
                && !self.rules.skips(&relative, false)
            {
                self.files.push((folder.clone(), name.to_owned(), kind));
            }
        }
    }

    fn single_file(&mut self, path: &str) {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        match kind_of(name) {
            // Of a file that is asked for by name the content alone decides what it is.
            Some(Kind::Candidate) | None => {
                self.files
                    .push((folder.to_owned(), name.to_owned(), Kind::Candidate));
                self.given.insert(path.to_owned());
            }
            Some(Kind::Terraform | Kind::Variables) => {
                // Its whole folder is the module; only this file's blocks are judged.
                for entry in self.place.fs.list(folder).unwrap_or_default() {
                    let kind = kind_of(&entry.name);
                    if let (false, Some(kind @ (Kind::Terraform | Kind::Variables))) =
                        (entry.is_dir, kind)
                    {
                        self.files.push((folder.to_owned(), entry.name, kind));
                    }
                }
                self.single.insert(path.to_owned());
            }
        }
    }

    /// A file that an editor has, and the disk has not yet.
    fn unsaved(&mut self, path: &str) {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let inside = |p: &String| {
            let rest = path.strip_prefix(p.as_str());
            p.is_empty() || rest.is_some_and(|rest| rest.starts_with('/'))
        };
        let Some(kind) = kind_of(name) else { return };
        if !self.place.paths.iter().any(inside) || self.place.fs.is_file(path) {
            return;
        }
        self.rules.enter(&self.place.fs, folder);
        let mut outer = folder;
        let mut left_out = self.rules.skips(path, false);
        while !outer.is_empty() {
            let (rest, name) = outer.rsplit_once('/').unwrap_or(("", outer));
            left_out |= SKIPPED.contains(&name) || self.rules.skips(outer, true);
            outer = rest;
        }
        if !left_out {
            self.files.push((folder.to_owned(), name.to_owned(), kind));
        }
    }

    /// The path relative to the root of something below a walk's start.
    fn relative(&self, path: &Path, top: &Path, start: &str) -> Option<String> {
        let below = slashed(path.strip_prefix(top).ok()?)?;
        Some(match (start, below.as_str()) {
            (start, "") => start.to_owned(),
            ("", below) => below.to_owned(),
            (start, below) => format!("{start}/{below}"),
        })
    }

    fn is_under_given(&self, target: &Path) -> bool {
        let root = self.place.fs.root();
        self.place
            .paths
            .iter()
            .any(|p| target.starts_with(root.join(p)))
    }

    fn unspeakable(&mut self, path: &str) {
        self.problems.push(
            Problem::error(
                "path-not-unicode",
                "this path is not Unicode, so nothing in it was analysed",
                Span::NONE,
            )
            .path(path),
        );
    }

    fn finish(mut self) -> Found {
        self.files.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
        self.files.dedup();
        let fs = &self.place.fs;
        let folders = self.links.iter().filter_map(|(link, target)| {
            let inside = slashed(target.strip_prefix(fs.root()).ok()?)?;
            Some((link.clone(), inside))
        });
        let files = self.file_links.iter();
        let files = files.filter_map(|link| Some((link.clone(), fs.real_file(link)?)));
        let links = folders.chain(files).collect();
        let mut found = Found {
            problems: self.problems,
            given: self.given,
            links,
            ..Found::default()
        };
        let whole: BTreeSet<&str> = self
            .place
            .paths
            .iter()
            .map(String::as_str)
            .filter(|p| !self.single.contains(*p))
            .collect();
        for (folder, name, kind) in self.files {
            if kind == Kind::Candidate {
                found.candidates.push(join(&folder, &name));
                continue;
            }
            if found.folders.last().is_none_or(|f| f.path != folder) {
                found.folders.push(TerraformFolder {
                    path: folder,
                    ..TerraformFolder::default()
                });
            }
            if let Some(last) = found.folders.last_mut() {
                match kind {
                    Kind::Terraform => last.files.push(name),
                    _ => last.var_files.push(name),
                }
            }
        }
        // Variable files alone make no module.
        found.folders.retain(|f| !f.files.is_empty());
        for folder in &mut found.folders {
            let all = whole.iter().any(|p| {
                p.is_empty()
                    || folder
                        .path
                        .strip_prefix(*p)
                        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            });
            if !all {
                let files = folder.files.iter().chain(&folder.var_files);
                let files = files.map(|f| join(&folder.path, f));
                folder.only = Some(files.filter(|f| self.single.contains(f)).collect());
            }
        }
        found.candidates.sort();
        found
    }
}

/// `folder/name`, or `name` in the root.
pub(super) fn join(folder: &str, name: &str) -> String {
    match folder {
        "" => name.to_owned(),
        folder => format!("{folder}/{name}"),
    }
}
