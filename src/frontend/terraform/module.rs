//! Loading a folder: which of its files count, and their blocks merged into a [`ModuleDef`].
//!
//! Must not know: instances, values, other folders.

use super::blocks;
use super::definitions::ModuleDef;
use super::{Project, overrides, store};
use crate::diagnostic::{Problem, ProblemSeverity};
use crate::expr::ir::{Block, Body};
use crate::value::Str;

/// A path below a folder; the scan root's is the name alone.
pub(super) fn join(folder: &str, name: &str) -> Str {
    if folder.is_empty() {
        return name.into();
    }
    let mut out = Str::from(folder);
    out.push('/');
    out.push_str(name);
    out
}

/// The configuration files among a folder's files, in Terraform's order: lexical, overrides last.
/// A `.tofu` file stands for the `.tf` file of the same name.
fn configuration_files(names: &[String]) -> Vec<&str> {
    let ignored = |n: &str| {
        n.starts_with('.') || n.ends_with('~') || (n.starts_with('#') && n.ends_with('#'))
    };
    let has = |n: String| names.contains(&n);
    let mut files: Vec<&str> = names
        .iter()
        .map(String::as_str)
        .filter(|n| !ignored(n))
        .filter(|n| {
            if let Some(stem) = n.strip_suffix(".tf") {
                !has(format!("{stem}.tofu"))
            } else if let Some(stem) = n.strip_suffix(".tf.json") {
                !has(format!("{stem}.tofu.json"))
            } else {
                n.ends_with(".tofu") || n.ends_with(".tofu.json")
            }
        })
        .collect();
    files.sort_by_key(|n| (overrides::is_override(n), *n));
    files
}

/// Whether Terraform loads a file of variables without being told.
pub(super) fn is_automatic_tfvars(name: &str) -> bool {
    name == "terraform.tfvars"
        || name == "terraform.tfvars.json"
        || name.ends_with(".auto.tfvars")
        || name.ends_with(".auto.tfvars.json")
}

/// Names of the files directly in a folder, sorted; empty when there is no such folder.
pub(super) fn file_names(project: &Project<'_>, folder: &str) -> Vec<String> {
    let mut names: Vec<String> = project
        .fs
        .list(folder)
        .unwrap_or_default()
        .into_iter()
        .filter(|e| !e.is_dir)
        .map(|e| e.name)
        .collect();
    names.sort();
    names
}

/// Reads and merges the files of a folder.
pub(super) fn load(project: &Project<'_>, folder: &str) -> ModuleDef {
    let names = file_names(project, folder);
    let mut def = ModuleDef {
        folder: folder.into(),
        real: project.fs.real_folder(folder).unwrap_or_default().into(),
        has_tfvars: names.iter().any(|n| is_automatic_tfvars(n)),
        ..ModuleDef::default()
    };
    let mut problems: Vec<Problem> = Vec::new();
    let mut base: Vec<Block> = Vec::new();
    let mut over: Vec<Block> = Vec::new();
    for name in configuration_files(&names) {
        let path = join(folder, name);
        let body = store::lower_path(project, &path, &mut problems);
        let Body {
            attributes, blocks, ..
        } = body;
        for attribute in attributes {
            problems.push(Problem::error(
                "unexpected-attribute",
                format!(
                    "An argument named \"{}\" is not expected here",
                    attribute.name
                ),
                attribute.name_span,
            ));
        }
        if overrides::is_override(name) {
            over.extend(blocks);
        } else {
            base.extend(blocks);
        }
        def.files.push(path);
    }
    def.exists = !def.files.is_empty();
    def.partial = problems
        .iter()
        .any(|p| p.severity == ProblemSeverity::Error && p.code != "unexpected-attribute");
    overrides::apply(&mut base, over, &mut problems);
    for block in base {
        blocks::define(&mut def, block, &mut problems);
    }
    def.problems = problems;
    def
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_ordered_and_chosen_as_terraform_does() {
        let names: Vec<String> = [
            ".hidden.tf",
            "a.tf",
            "a.tofu",
            "b_override.tf",
            "c.tf.json",
            "backup.tf~",
            "override.tf",
            "notes.md",
            "z.tf",
        ]
        .iter()
        .map(|s| (*s).to_owned())
        .collect();
        assert_eq!(
            configuration_files(&names),
            [
                "a.tofu",
                "c.tf.json",
                "z.tf",
                "b_override.tf",
                "override.tf"
            ]
        );
    }
}
