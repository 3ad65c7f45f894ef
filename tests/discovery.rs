//! Which files are found below the given paths, on real folders.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use bartizan::analysis::{Found, Place, TerraformFolder, walk};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

fn tree(files: &[&str]) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    for file in files {
        write(&dir.path().join(file), "");
    }
    dir
}

fn write(path: &Path, content: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}

fn find(dir: &TempDir, paths: &[&str], excludes: &[&str]) -> Found {
    let paths: Vec<PathBuf> = paths.iter().map(|p| dir.path().join(p)).collect();
    let excludes: Vec<String> = excludes.iter().map(|e| (*e).to_owned()).collect();
    let place = Place::find(&paths, Some(dir.path())).unwrap();
    walk(&place, &excludes).unwrap()
}

/// All paths found, Terraform files and candidates, sorted.
fn all(found: &Found) -> Vec<String> {
    let files = found.folders.iter().flat_map(|folder| {
        let names = folder.files.iter().chain(&folder.var_files);
        names.map(|name| match folder.path.as_str() {
            "" => name.clone(),
            path => format!("{path}/{name}"),
        })
    });
    let mut all: Vec<String> = files.chain(found.candidates.iter().cloned()).collect();
    all.sort();
    all
}

#[test]
fn files_are_told_by_name() {
    let dir = tree(&[
        "main.tf",
        "b.tofu",
        "c.tf.json",
        "d.tofu.json",
        "terraform.tfvars",
        "e.auto.tfvars.json",
        "t.yaml",
        "t.YML",
        "t.json",
        "t.template",
        "README.md",
        ".hidden.tf",
        "old.tf~",
        "#edited.tf#",
        "tf",
        "sub/x.tf",
        "vars-only/terraform.tfvars",
    ]);
    let found = find(&dir, &["."], &[]);
    assert_eq!(
        found.folders,
        [
            TerraformFolder {
                path: String::new(),
                files: ["b.tofu", "c.tf.json", "d.tofu.json", "main.tf"]
                    .map(str::to_owned)
                    .to_vec(),
                var_files: ["e.auto.tfvars.json", "terraform.tfvars"]
                    .map(str::to_owned)
                    .to_vec(),
                only: None,
            },
            TerraformFolder {
                path: "sub".to_owned(),
                files: vec!["x.tf".to_owned()],
                ..TerraformFolder::default()
            }
        ]
    );
    assert_eq!(
        found.candidates,
        ["t.YML", "t.json", "t.template", "t.yaml"]
    );
    assert_eq!(found.problems, []);
}

#[test]
fn some_folders_are_never_entered() {
    let dir = tree(&[
        "a/.git/x.tf",
        "a/.terraform/modules/m/x.tf",
        "a/node_modules/p/x.yaml",
        "a/.github/w.yaml",
        "a/x.tf",
    ]);
    assert_eq!(
        all(&find(&dir, &["."], &[])),
        ["a/.github/w.yaml", "a/x.tf"]
    );
    // Given by name, they are.
    let found = find(&dir, &["a/.terraform/modules/m"], &[]);
    assert_eq!(all(&found), ["a/.terraform/modules/m/x.tf"]);
}

#[test]
fn excludes_and_ignore_files_leave_out() {
    let dir = tree(&[
        "a/x.tf",
        "a/gen/x.tf",
        "a/keep/y.yaml",
        "a/keep/z.yaml",
        "b/x.tf",
        "b/c/x.tf",
        "c/x.tf",
    ]);
    write(
        &dir.path().join(".bartizanignore"),
        "# a comment\ngen/\n*.yaml\n",
    );
    write(
        &dir.path().join("a/keep/.bartizanignore"),
        "!y.yaml\n[bad\n",
    );
    write(&dir.path().join("b/.bartizanignore"), "/x.tf\n");
    let found = find(&dir, &["."], &["/c/"]);
    assert_eq!(all(&found), ["a/keep/y.yaml", "a/x.tf", "b/c/x.tf"]);
    // Ignore files around the given path count as well; what is given by name is judged.
    assert_eq!(all(&find(&dir, &["a"], &[])), ["a/keep/y.yaml", "a/x.tf"]);
    assert_eq!(all(&find(&dir, &["a/gen"], &[])), ["a/gen/x.tf"]);
    // But not against `--exclude`.
    assert_eq!(all(&find(&dir, &["a/gen"], &["gen"])), [""; 0]);
    assert_eq!(all(&find(&dir, &["a/gen/x.tf"], &["gen"])), [""; 0]);
}

#[test]
fn a_bad_exclude_is_a_usage_error() {
    let dir = tree(&["x.tf"]);
    let place = Place::find(&[dir.path().to_path_buf()], None).unwrap();
    let error = walk(&place, &["a[".to_owned()]).unwrap_err();
    assert!(error.message.contains("a["), "{error}");
}

#[test]
fn single_files_bring_their_folder_but_only_they_are_judged() {
    let dir = tree(&["m/a.tf", "m/b.tf", "m/x.tfvars", "m/t.yaml", "m/n/c.tf"]);
    let found = find(&dir, &["m/a.tf"], &[]);
    assert_eq!(found.folders.len(), 1);
    assert_eq!(found.folders[0].files, ["a.tf", "b.tf"]);
    assert_eq!(found.folders[0].var_files, ["x.tfvars"]);
    let only: Vec<&String> = found.folders[0].only.as_ref().unwrap().iter().collect();
    assert_eq!(only, ["m/a.tf"]);
    assert_eq!(found.candidates, [""; 0]);
    // The folder given too: everything is judged.
    let found = find(&dir, &["m/a.tf", "m"], &[]);
    assert!(found.folders.iter().all(|f| f.only.is_none()));
    assert_eq!(
        all(&found),
        ["m/a.tf", "m/b.tf", "m/n/c.tf", "m/t.yaml", "m/x.tfvars"]
    );
    assert_eq!(find(&dir, &["m/t.yaml"], &[]).candidates, ["m/t.yaml"]);
}

#[test]
fn the_root_is_the_git_work_tree_or_holds_all_paths() {
    let dir = tree(&["repo/.git/HEAD", "repo/a/x.tf", "repo/b/y.tf", "plain/z.tf"]);
    let base = dir.path().canonicalize().unwrap();
    let root = |paths: &[&str]| {
        let paths: Vec<PathBuf> = paths.iter().map(|p| base.join(p)).collect();
        let place = Place::find(&paths, None).unwrap();
        (place.fs.root().to_path_buf(), place.paths)
    };
    assert_eq!(root(&["repo/a"]), (base.join("repo"), vec!["a".to_owned()]));
    assert_eq!(
        root(&["repo/b/y.tf", "repo/a"]),
        (base.join("repo"), vec!["a".to_owned(), "b/y.tf".to_owned()])
    );
    assert_eq!(
        root(&["plain/z.tf"]),
        (base.join("plain"), vec!["z.tf".to_owned()])
    );
    assert_eq!(root(&["plain"]), (base.join("plain"), vec![String::new()]));
    assert_eq!(
        root(&["plain", "repo/a"]),
        (base.clone(), vec!["plain".to_owned(), "repo/a".to_owned()])
    );
}

#[test]
fn a_path_outside_the_given_root_or_missing_is_a_usage_error() {
    let dir = tree(&["a/x.tf", "b/x.tf"]);
    let root = dir.path().join("a");
    let outside = Place::find(&[dir.path().join("b")], Some(&root)).unwrap_err();
    assert!(outside.message.contains("outside the root"), "{outside}");
    let missing = Place::find(&[dir.path().join("none")], None).unwrap_err();
    assert!(missing.message.contains("none"), "{missing}");
}

#[cfg(unix)]
#[test]
fn links_stay_inside_and_end() {
    use std::os::unix::fs::symlink;
    let dir = tree(&[
        "root/a/x.tf",
        "root/a/t.yaml",
        "root/shared/common.tf",
        "root/elsewhere/e.tf",
        "secret/s.tf",
        "secret/t.yaml",
    ]);
    let root = dir.path().join("root");
    symlink("../shared/common.tf", root.join("a/common.tf")).unwrap();
    symlink("../../secret/s.tf", root.join("a/s.tf")).unwrap();
    symlink("../../secret", root.join("a/secret")).unwrap();
    symlink("..", root.join("a/up")).unwrap();
    symlink(".", root.join("a/self")).unwrap();
    symlink("../elsewhere", root.join("a/link")).unwrap();
    symlink("../a", root.join("elsewhere/back")).unwrap();
    symlink("t.yaml", root.join("a/t2.yaml")).unwrap();
    symlink("gone.tf", root.join("a/gone.tf")).unwrap();
    let find = |path: &str| {
        let place = Place::find(&[root.join(path)], Some(&root)).unwrap();
        all(&walk(&place, &[]).unwrap())
    };
    // A linked file belongs to the folder that it is linked into; a linked folder inside the
    // root that is not walked anyway is reached through the link.
    assert_eq!(
        find("a"),
        ["a/common.tf", "a/link/e.tf", "a/t.yaml", "a/x.tf"]
    );
    assert_eq!(
        find("."),
        [
            "a/common.tf",
            "a/t.yaml",
            "a/x.tf",
            "elsewhere/e.tf",
            "shared/common.tf"
        ]
    );
}

#[cfg(unix)]
#[test]
fn names_that_are_not_unicode_are_reported() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let dir = tree(&["x.tf"]);
    let bad = dir.path().join(OsStr::from_bytes(b"b\xffd.tf"));
    if fs::write(bad, "").is_err() {
        // Not every file system allows such names.
        return;
    }
    let found = find(&dir, &["."], &[]);
    assert_eq!(all(&found), ["x.tf"]);
    assert_eq!(found.problems.len(), 1);
    assert_eq!(found.problems[0].code, "path-not-unicode");
}
