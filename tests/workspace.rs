//! A project that stays says after every edit what a scan of the same files says.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use bartizan::analysis::{self, Cancel, Change, ConfigFile, Options, Stopped, Workspace};
use bartizan::rules::Finding;
use bartizan::source::{DiskFs, OverlayFs, SourceMap};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides.max(1) as u64).unwrap()
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The text files below a folder, relative to it.
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(inner) = folders.pop() {
        for entry in fs::read_dir(inner).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if fs::read_to_string(&path).is_ok() {
                let relative = path.strip_prefix(folder).unwrap();
                found.push(relative.to_str().unwrap().to_owned());
            }
        }
    }
    found.sort();
    found
}

/// Findings and problems of each file, in words.
type Said = BTreeMap<String, BTreeSet<String>>;

fn words_of(f: &Finding, sources: &SourceMap) -> String {
    let related = f.related.iter().map(|label| {
        let file = sources.get(label.span.file).unwrap();
        let at = label.span.range();
        let text = file.text.get(at.clone());
        format!("{} {at:?} {text:?} {}", file.path, label.message)
    });
    format!(
        "{:?} {} {} {:?} {:?} {} {:?}",
        f.primary.span.range(),
        f.rule.id,
        f.message,
        f.instances().collect::<Vec<_>>(),
        f.condition(),
        f.suppressed().is_some(),
        related.collect::<Vec<_>>(),
    )
}

fn said_by_workspace(workspace: &Workspace) -> Said {
    let mut said = Said::new();
    for (path, report) in workspace.reports() {
        let words = said.entry(path.to_string()).or_default();
        for f in &report.findings {
            words.insert(words_of(f, workspace.sources().unwrap()));
        }
        for p in &report.problems {
            let span = p.span.map(|s| s.range());
            words.insert(format!("{span:?} {} {}", p.code, p.message));
        }
    }
    said
}

fn said_by_scan(options: &Options) -> Said {
    let analysis = analysis::scan(options).unwrap();
    let mut said = Said::new();
    let path_of = |span: bartizan::source::Span| {
        let file = analysis.sources.get(span.file);
        file.map_or(String::new(), |f| f.path.to_string())
    };
    for f in &analysis.findings {
        let words = said.entry(path_of(f.primary.span)).or_default();
        words.insert(words_of(f, &analysis.sources));
    }
    for p in &analysis.problems {
        let path = p.span.map(path_of).or(p.path.clone()).unwrap_or_default();
        let span = p.span.map(|s| s.range());
        let words = format!("{span:?} {} {}", p.code, p.message);
        said.entry(path).or_default().insert(words);
    }
    said
}

fn options(folder: &Path) -> Options {
    Options {
        paths: vec![folder.to_path_buf()],
        root: Some(folder.to_path_buf()),
        threads: 2,
        ..Options::default()
    }
}

/// A text with something different in it.
fn edit(text: &str, dice: &mut Dice) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    if lines.is_empty() {
        return "locals {\n  a = 1\n}\n".to_owned();
    }
    let at = dice.roll(lines.len());
    let other = dice.roll(lines.len());
    match dice.roll(9) {
        0 => drop(lines.remove(at)),
        1 => lines.insert(at, lines[other].clone()),
        2 => lines.swap(at, other),
        3 => lines[at] = lines[at].replace("true", "false"),
        4 => lines[at] = lines[at].replace("private", "public-read"),
        5 => lines.insert(at, "# bartizan:ignore aws-s3-* because".to_owned()),
        6 => lines.insert(at, String::new()),
        7 => lines[at].push_str(" # é😀"),
        _ => lines[at] = lines[at].replace("false", "true"),
    }
    lines.join("\n") + "\n"
}

fn random_edits(project: &str, rounds: usize, seed: u64) {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    let dir = tempfile::tempdir().unwrap();
    let (saved, edited) = (dir.path().join("saved"), dir.path().join("edited"));
    copy(&manifest.join(project), &saved);
    copy(&manifest.join(project), &edited);
    let all = files(&saved);
    let disk = Arc::new(DiskFs::new(&saved).unwrap());
    let mut workspace = Workspace::new(options(&saved)).unwrap();
    let mut texts: BTreeMap<String, Arc<str>> = BTreeMap::new();
    let mut dice = Dice(seed);
    let mut change = Change {
        all: true,
        ..Change::default()
    };
    let mut different = 0;
    let mut last = Said::new();
    for round in 0..rounds {
        let fs = OverlayFs::new(disk.clone(), texts.clone());
        let cancel = Cancel::default();
        let touched = workspace.update(&fs, &change, &cancel).unwrap();
        let said = said_by_workspace(&workspace);
        let wanted = said_by_scan(&options(&edited));
        assert_eq!(
            said, wanted,
            "{project}, seed {seed}, round {round}: {change:?}"
        );
        let paths: BTreeSet<&String> = said.keys().chain(last.keys()).collect();
        for path in paths {
            // Whoever shows files looks again at those that were touched.
            let known = touched.contains(path.as_str()) || said.get(path) == last.get(path);
            assert!(known, "{path} is different, but was not named: {change:?}");
        }
        different += usize::from(said != last);
        last = said;

        change = Change::default();
        let path = all[dice.roll(all.len())].clone();
        let before = fs::read_to_string(edited.join(&path)).unwrap();
        let after = match dice.roll(4) {
            // What was there at first comes back.
            0 => fs::read_to_string(saved.join(&path)).unwrap(),
            _ => edit(&before, &mut dice),
        };
        fs::write(edited.join(&path), &after).unwrap();
        texts.insert(path.clone(), after.into());
        change.edited.insert(path);
    }
    assert!(
        different > rounds / 8,
        "only {different} edits changed anything"
    );
}

#[test]
fn edits_of_a_project_with_modules() {
    for seed in [0x9e37_79b9, 0x1234_5678] {
        random_edits("testdata/terraform/website", 40, seed);
    }
}

#[test]
fn edits_of_whole_projects() {
    let projects = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/projects");
    let mut folders: Vec<PathBuf> = fs::read_dir(projects)
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.is_dir())
        .collect();
    folders.sort();
    assert!(folders.len() > 1);
    for folder in folders {
        random_edits(folder.to_str().unwrap(), 12, 0xdead_beef);
    }
}

#[test]
fn edits_of_documents_that_functions_read() {
    for seed in [0x9e37_79b9, 0x1234_5678] {
        random_edits("testdata/cli/file-text/in", 40, seed);
    }
}

#[test]
fn a_file_that_comes_and_goes() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path();
    fs::write(
        root.join("main.tf"),
        "module \"m\" {\n  source = \"./m\"\n}\n",
    )
    .unwrap();
    let disk = || Arc::new(DiskFs::new(root).unwrap());
    let mut workspace = Workspace::new(options(root)).unwrap();
    let cancel = Cancel::default();
    let all = Change {
        all: true,
        ..Change::default()
    };
    let fs = OverlayFs::new(disk(), BTreeMap::new());
    workspace.update(&fs, &all, &cancel).unwrap();
    let problem = |w: &Workspace| w.report("main.tf").map(|r| r.problems[0].code);
    assert_eq!(problem(&workspace), Some("module-not-found"));

    let text = "resource \"aws_s3_bucket\" \"b\" {\n  bucket = \"b\"\n}\n";
    let texts = BTreeMap::from([("m/main.tf".to_owned(), Arc::from(text))]);
    let come = Change {
        files: true,
        edited: BTreeSet::from(["m/main.tf".to_owned()]),
        ..Change::default()
    };
    let fs = OverlayFs::new(disk(), texts);
    workspace.update(&fs, &come, &cancel).unwrap();
    assert_eq!(problem(&workspace), None);
    assert!(!workspace.report("m/main.tf").unwrap().findings.is_empty());

    let fs = OverlayFs::new(disk(), BTreeMap::new());
    workspace.update(&fs, &come, &cancel).unwrap();
    assert_eq!(problem(&workspace), Some("module-not-found"));
    assert!(workspace.report("m/main.tf").is_none());
}

#[test]
fn a_run_that_nobody_waits_for_changes_nothing() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/terraform/website");
    let mut workspace = Workspace::new(options(&folder)).unwrap();
    let fs = OverlayFs::new(Arc::new(DiskFs::new(&folder).unwrap()), BTreeMap::new());
    let change = Change {
        all: true,
        ..Change::default()
    };
    let now = Arc::new(AtomicU64::new(0));
    let cancel = Cancel::new(&now);
    now.fetch_add(1, Ordering::SeqCst);
    let stopped = workspace.update(&fs, &change, &cancel);
    assert!(matches!(stopped, Err(Stopped::Cancelled)));
    assert!(!workspace.is_ready());
    workspace.update(&fs, &change, &Cancel::new(&now)).unwrap();
    assert!(workspace.reports().count() > 0);
}

#[test]
fn settings_that_are_edited_count() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path();
    let text = "resource \"aws_s3_bucket\" \"b\" {\n  bucket = \"b\"\n}\n";
    fs::write(root.join("main.tf"), text).unwrap();
    fs::write(root.join("bartizan.yaml"), "min-severity: low\n").unwrap();
    let mut workspace = Workspace::new(Options {
        config: ConfigFile::AtRoot,
        ..options(root)
    })
    .unwrap();
    let disk = Arc::new(DiskFs::new(root).unwrap());
    let update = |w: &mut Workspace, config: &str, all: bool| {
        let texts = BTreeMap::from([("bartizan.yaml".to_owned(), Arc::from(config))]);
        let change = Change {
            edited: BTreeSet::from(["bartizan.yaml".to_owned()]),
            all,
            ..Change::default()
        };
        let fs = OverlayFs::new(disk.clone(), texts);
        w.update(&fs, &change, &Cancel::default())
    };
    update(&mut workspace, "", true).unwrap();
    assert!(!workspace.report("main.tf").unwrap().findings.is_empty());
    update(&mut workspace, "exclude: [\"*.tf\"]\n", false).unwrap();
    assert!(workspace.report("main.tf").is_none());
    let wrong = update(&mut workspace, "exclud: []\n", false);
    assert!(matches!(wrong, Err(Stopped::Usage(e)) if e.problems.len() == 1));
}

#[test]
fn an_included_file_reaches_who_imports_what_it_exports() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path();
    let of_main = "Fn::Transform:\n  Name: AWS::Include\n  Parameters: {Location: outputs.yaml}\n\
                   Resources:\n  Topic: {Type: AWS::SNS::Topic}\n";
    let outputs = |range: &str| {
        format!("Outputs:\n  Range: {{Value: {range}, Export: {{Name: the-range}}}}\n")
    };
    let importing = "Resources:\n  Group:\n    Type: AWS::EC2::SecurityGroup\n    Properties:\n      \
                     GroupDescription: d\n      SecurityGroupIngress:\n        - IpProtocol: tcp\n          \
                     FromPort: 22\n          ToPort: 22\n          CidrIp: {\"Fn::ImportValue\": the-range}\n";
    fs::write(root.join("main.yaml"), of_main).unwrap();
    fs::write(root.join("outputs.yaml"), outputs("10.0.0.0/8")).unwrap();
    fs::write(root.join("importing.yaml"), importing).unwrap();
    let mut workspace = Workspace::new(options(root)).unwrap();
    let disk = Arc::new(DiskFs::new(root).unwrap());
    let ssh = "aws-vpc-security-group-ssh-open-to-internet";
    let open = |w: &Workspace| {
        let report = w.report("importing.yaml").unwrap();
        report.findings.iter().any(|f| f.rule.id == ssh)
    };
    let all = Change {
        all: true,
        ..Change::default()
    };
    let fs = OverlayFs::new(disk.clone(), BTreeMap::new());
    workspace.update(&fs, &all, &Cancel::default()).unwrap();
    assert!(!open(&workspace));

    let edited = Change {
        edited: BTreeSet::from(["outputs.yaml".to_owned()]),
        ..Change::default()
    };
    let texts = [("outputs.yaml".to_owned(), Arc::from(outputs("0.0.0.0/0")))];
    let fs = OverlayFs::new(disk, BTreeMap::from(texts));
    workspace.update(&fs, &edited, &Cancel::default()).unwrap();
    assert!(open(&workspace));
}

#[test]
fn a_nested_stack_is_read_anew_although_exports_were_gathered_before() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path();
    let nested = |range: &str| {
        format!(
            "Resources:\n  Group:\n    Type: AWS::EC2::SecurityGroup\n    Properties:\n      \
             GroupDescription: d\n      SecurityGroupIngress:\n        - {{IpProtocol: tcp, \
             FromPort: 22, ToPort: 22, CidrIp: {range}}}\n"
        )
    };
    let exporting = "Resources:\n  Net: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: \
                     ./nested.yaml}}\nOutputs:\n  Out: {Value: x, Export: {Name: the-name}}\n";
    let topic = |name: &str| {
        format!("Resources:\n  T: {{Type: AWS::SNS::Topic, Properties: {{TopicName: {name}}}}}\n")
    };
    fs::write(root.join("main.yaml"), exporting).unwrap();
    fs::write(root.join("nested.yaml"), nested("10.0.0.0/8")).unwrap();
    fs::write(
        root.join("importing.yaml"),
        topic("{\"Fn::ImportValue\": the-name}"),
    )
    .unwrap();
    fs::write(root.join("main.tf"), "locals {}\n").unwrap();
    let mut workspace = Workspace::new(options(root)).unwrap();
    let disk = Arc::new(DiskFs::new(root).unwrap());
    let all = Change {
        all: true,
        ..Change::default()
    };
    let fs = OverlayFs::new(disk.clone(), BTreeMap::new());
    workspace.update(&fs, &all, &Cancel::default()).unwrap();
    // The first has exports gathered of which nobody is judged anew, after the second nobody imports.
    let mut texts: BTreeMap<String, Arc<str>> = BTreeMap::new();
    for (path, text) in [
        ("main.tf", "locals { a = 1 }\n".to_owned()),
        ("importing.yaml", topic("t")),
        ("nested.yaml", nested("0.0.0.0/0")),
    ] {
        texts.insert(path.to_owned(), text.into());
        let fs = OverlayFs::new(disk.clone(), texts.clone());
        let edited = Change {
            edited: BTreeSet::from([path.to_owned()]),
            ..Change::default()
        };
        workspace.update(&fs, &edited, &Cancel::default()).unwrap();
    }
    let ssh = "aws-vpc-security-group-ssh-open-to-internet";
    let report = workspace.report("nested.yaml").unwrap();
    assert!(report.findings.iter().any(|f| f.rule.id == ssh));
}
