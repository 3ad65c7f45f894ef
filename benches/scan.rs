//! Whole-process time of `bartizan` on generated projects: `cargo bench --bench scan [-- NAME]`.
//!
//! Prints the least and the median wall time of several runs after one warm-up; nothing is
//! asserted, since machines differ. `--keep DIR` writes the projects there and runs nothing, for
//! use with other tools. `--scaling` measures how time and memory grow instead: each tree in three
//! sizes, with the peak memory where GNU time is there to tell it.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs,
    reason = "a benchmark, not a library"
)]

#[path = "generate/access.rs"]
mod access;
#[path = "generate/plan.rs"]
mod plan;
#[path = "generate/trees.rs"]
mod trees;

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const RUNS: usize = 9;

/// A project's name and what writes it.
type Project = (&'static str, fn(&Path));

const PROJECTS: [Project; 9] = [
    ("empty", |_| {}),
    ("conditions-60", |dir| conditions(dir, 60)),
    ("templates-3000", |dir| templates(dir, 3_000)),
    ("failing-20000", |dir| failing(dir, 20_000)),
    ("modules-500", |dir| modules(dir, 500)),
    ("roots-200", |dir| roots(dir, 200)),
    ("access-2000", |dir| access::access(dir, 2_000)),
    ("plan-10mb", |dir| plan_of(dir, 10_000_000)),
    ("plan-100mb", |dir| plan_of(dir, 100_000_000)),
];

/// A template of `n` parameters and twice as many conditions; every resource is under one, and has
/// others in its properties.
fn conditions(dir: &Path, n: usize) {
    let mut text = String::from("Parameters:\n");
    for i in 0..n {
        let _ = writeln!(text, "  P{i}: {{Type: String, AllowedValues: [a, b, c]}}");
    }
    text.push_str("Conditions:\n");
    for i in 0..n {
        let _ = writeln!(text, "  C{i}: !Equals [!Ref P{i}, a]");
        if let Some(before) = i.checked_sub(1) {
            let _ = writeln!(
                text,
                "  D{i}: !And [!Condition C{i}, !Not [!Condition C{before}]]"
            );
        }
    }
    text.push_str("Resources:\n");
    for i in 0..n {
        let (kind, next, far) = (if i == 0 { 'C' } else { 'D' }, (i + 1) % n, (i + 7) % n);
        let _ = writeln!(
            text,
            "  B{i}:\n    Type: AWS::S3::Bucket\n    Condition: {kind}{i}\n    Properties:\n      \
             AccessControl: !If [C{next}, PublicRead, Private]\n      VersioningConfiguration: \
             !If [C{far}, {{Status: Enabled}}, !Ref AWS::NoValue]"
        );
    }
    text.push_str(
        "  G:\n    Type: AWS::EC2::SecurityGroup\n    Properties:\n      GroupDescription: all\n      \
         SecurityGroupIngress:\n",
    );
    for i in 0..n {
        let port = 1_000 + i;
        let _ = writeln!(
            text,
            "        - !If [C{i}, {{IpProtocol: tcp, FromPort: {port}, ToPort: {port}, CidrIp: \
             10.0.0.0/8}}, !Ref AWS::NoValue]"
        );
    }
    std::fs::write(dir.join("template.yaml"), text).unwrap();
}

fn plan_of(dir: &Path, bytes: usize) {
    std::fs::write(dir.join("plan.json"), plan::plan(bytes)).unwrap();
}

fn main() {
    let args: Vec<String> = std::env::args()
        .skip(1)
        .filter(|a| a != "--bench")
        .collect();
    if let [flag, dir] = args.as_slice()
        && flag == "--keep"
    {
        for (name, write) in PROJECTS {
            let dir = Path::new(dir).join(name);
            std::fs::create_dir_all(&dir).unwrap();
            write(&dir);
        }
        return;
    }
    if args == ["--scaling"] {
        scaling();
        return;
    }
    println!("{:16} {:>10} {:>10}", "project", "least", "median");
    time("--version", &["--version"]);
    for (name, write) in PROJECTS {
        if args.iter().any(|filter| !name.contains(filter.as_str())) {
            continue;
        }
        let dir = tempfile::tempdir().unwrap();
        write(dir.path());
        let path = dir.path().to_str().unwrap();
        time(name, &["scan", path, "--format", "json"]);
    }
}

/// Time and memory of each tree in a hundredth, a tenth and the whole of its size.
fn scaling() {
    println!(
        "{:18} {:>8} {:>10} {:>10}",
        "tree", "size", "least", "memory"
    );
    let access: trees::Tree = ("roles, policies", 2_000, access::access);
    for (name, size, write) in trees::TREES.into_iter().chain([access]) {
        for size in [size / 100, size / 10, size] {
            let dir = tempfile::tempdir().unwrap();
            write(dir.path(), size);
            let (mut least, mut memory) = (Duration::MAX, None);
            for _ in 0..3 {
                let start = Instant::now();
                memory = peak(dir.path()).or(memory);
                least = least.min(start.elapsed());
            }
            let memory = memory.map_or("?".to_owned(), |kib| format!("{} MiB", kib / 1024));
            let ms = least.as_secs_f64() * 1000.0;
            println!("{name:18} {size:>8} {ms:>8.0}ms {memory:>10}");
        }
    }
}

/// Scans a folder; the peak memory in KiB, where GNU time tells it.
fn peak(dir: &Path) -> Option<u64> {
    let scan = |command: &mut Command| {
        let command = command
            .arg("scan")
            .arg(dir)
            .args(["--format", "json", "--output"]);
        command.arg(dir.join("report.json")).output().ok()
    };
    let binary = env!("CARGO_BIN_EXE_bartizan");
    let timed = scan(Command::new("/usr/bin/time").args(["-f", "%M", binary]));
    match timed {
        Some(output) => String::from_utf8(output.stderr)
            .ok()?
            .lines()
            .last()?
            .parse()
            .ok(),
        None => {
            scan(&mut Command::new(binary))?;
            None
        }
    }
}

fn time(name: &str, args: &[&str]) {
    let mut times: Vec<Duration> = Vec::new();
    for run in 0..=RUNS {
        let start = Instant::now();
        Command::new(env!("CARGO_BIN_EXE_bartizan"))
            .args(args)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .unwrap();
        if run > 0 {
            times.push(start.elapsed());
        }
    }
    times.sort();
    let ms = |d: Duration| d.as_secs_f64() * 1000.0;
    let median = times.get(RUNS / 2).copied().unwrap_or_default();
    let least = times.first().copied().unwrap_or_default();
    println!("{name:16} {:>8.1}ms {:>8.1}ms", ms(least), ms(median));
}

/// `n` templates of a few resources each, every third with conditions and intrinsics.
fn templates(dir: &Path, n: usize) {
    for i in 0..n {
        let mut t = String::from("AWSTemplateFormatVersion: '2010-09-09'\nParameters:\n");
        let _ = write!(
            t,
            "  Env:\n    Type: String\n    AllowedValues: [dev, prod]\n  Name:\n    Type: String\n    \
             Default: app-{i}\nConditions:\n  IsProd: !Equals [!Ref Env, prod]\nResources:\n"
        );
        for j in 0..4 {
            let _ = write!(
                t,
                "  Bucket{j}:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: !Sub \
                 '${{Name}}-{j}-${{AWS::Region}}'\n      VersioningConfiguration:\n        Status: \
                 !If [IsProd, Enabled, Suspended]\n  Group{j}:\n    Type: \
                 AWS::EC2::SecurityGroup\n    Properties:\n      GroupDescription: test\n      \
                 SecurityGroupIngress:\n        - IpProtocol: tcp\n          FromPort: {}\n          \
                 ToPort: {}\n          CidrIp: 0.0.0.0/0\n  Function{j}:\n    Type: \
                 AWS::Lambda::Function\n    Properties:\n      Runtime: python3.12\n      Handler: \
                 a.b\n      Role: !GetAtt Role.Arn\n      Code: {{ZipFile: 'x'}}\n",
                20 + j,
                24 + j
            );
        }
        t.push_str(
            "  Role:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument:\n        \
             Version: '2012-10-17'\n        Statement:\n          - Effect: Allow\n            \
             Principal: {Service: lambda.amazonaws.com}\n            Action: sts:AssumeRole\n",
        );
        let folder = dir.join(format!("d{}", i / 100));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(format!("t{i}.yaml")), t).unwrap();
    }
}

/// One file of `n` resources, each of which fails some rule.
fn failing(dir: &Path, n: usize) {
    let mut t = String::new();
    for i in 0..n {
        let _ = write!(
            t,
            "resource \"aws_db_instance\" \"d{i}\" {{\n  publicly_accessible = true\n  \
             storage_encrypted   = false\n}}\n"
        );
    }
    std::fs::write(dir.join("main.tf"), t).unwrap();
}

/// A root that calls one module `n` times.
fn modules(dir: &Path, n: usize) {
    let module = dir.join("modules/bucket");
    std::fs::create_dir_all(&module).unwrap();
    std::fs::write(
        module.join("main.tf"),
        "variable \"name\" { type = string }\nvariable \"versioned\" {\n  type = bool\n  default = \
         false\n}\nresource \"aws_s3_bucket\" \"this\" {\n  bucket = var.name\n}\nresource \
         \"aws_s3_bucket_versioning\" \"this\" {\n  bucket = aws_s3_bucket.this.id\n  \
         versioning_configuration {\n    status = var.versioned ? \"Enabled\" : \"Suspended\"\n  \
         }\n}\noutput \"arn\" { value = aws_s3_bucket.this.arn }\n",
    )
    .unwrap();
    let mut t = String::new();
    for i in 0..n {
        let _ = write!(
            t,
            "module \"b{i}\" {{\n  source    = \"./modules/bucket\"\n  name      = \"bucket-{i}\"\n  \
             versioned = {}\n}}\n",
            i % 2 == 0
        );
    }
    std::fs::write(dir.join("main.tf"), t).unwrap();
}

/// `n` root modules of a dozen resources with variables, locals and for_each.
fn roots(dir: &Path, n: usize) {
    for i in 0..n {
        let folder = dir.join(format!("root{i}"));
        std::fs::create_dir_all(&folder).unwrap();
        let mut t = String::from(
            "variable \"env\" { default = \"dev\" }\nvariable \"cidrs\" {\n  default = \
             [\"10.0.0.0/8\", \"0.0.0.0/0\"]\n}\nlocals {\n  name = \"app-${var.env}\"\n  ports = { \
             ssh = 22, http = 80 }\n}\nresource \"aws_security_group\" \"g\" {\n  name = \
             local.name\n  dynamic \"ingress\" {\n    for_each = local.ports\n    content {\n      \
             from_port   = ingress.value\n      to_port     = ingress.value\n      protocol    = \
             \"tcp\"\n      cidr_blocks = var.cidrs\n    }\n  }\n}\n",
        );
        for j in 0..10 {
            let _ = write!(
                t,
                "resource \"aws_s3_bucket\" \"b{j}\" {{\n  bucket = \"${{local.name}}-{j}\"\n}}\n"
            );
        }
        std::fs::write(folder.join("main.tf"), t).unwrap();
    }
}
