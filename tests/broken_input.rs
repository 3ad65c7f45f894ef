//! Broken and hostile input, end to end: the run ends soon and in order, says what is wrong, and
//! still analyses the rest.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs,
    reason = "tests"
)]

use serde_json::Value;
use std::fmt::Write as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What a scan gave.
struct Run {
    code: i32,
    json: Value,
}

impl Run {
    fn problems(&self) -> Vec<String> {
        let all = self.json["problems"].as_array().unwrap();
        all.iter()
            .map(|p| p["code"].as_str().unwrap().to_owned())
            .collect()
    }

    fn resources(&self) -> u64 {
        self.json["summary"]["resources"].as_u64().unwrap()
    }
}

/// Scans files in a folder of their own. A run that does not end within a minute (it takes
/// milliseconds, or a second unoptimised on a busy machine) is a hang.
fn scan(files: &[(&str, &[u8])], args: &[&str]) -> Run {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = dir.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let out = dir.path().join("out.json");
    let mut child = Command::new(env!("CARGO_BIN_EXE_bartizan"))
        .args(["scan", "--format", "json", "--root"])
        .arg(dir.path())
        .arg("--output")
        .arg(&out)
        .args(args)
        .arg(dir.path())
        .env_clear()
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if start.elapsed() > Duration::from_secs(60) {
            child.kill().unwrap();
            panic!("the scan hangs");
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    let code = status.code().expect("ended by a signal");
    let text = std::fs::read_to_string(&out).unwrap_or_else(|_| {
        let mut error = String::new();
        std::io::Read::read_to_string(&mut child.stderr.take().unwrap(), &mut error).unwrap();
        panic!("exit code {code}, no document: {error}")
    });
    let json = serde_json::from_str(&text).unwrap();
    Run { code, json }
}

const BUCKET: &str = "resource \"aws_s3_bucket\" \"sound\" {\n  bucket = \"b\"\n}\n";

/// A Terraform file and the sound bucket in another.
fn terraform(text: &[u8]) -> Run {
    scan(&[("broken.tf", text), ("sound.tf", BUCKET.as_bytes())], &[])
}

#[test]
fn a_syntax_error_costs_only_its_block() {
    let text = format!(
        "{BUCKET}\nresource \"aws_s3_bucket\" \"broken\" {{\n  bucket = = \"x\"\n}}\n\nresource \
         \"aws_s3_bucket\" \"after\" {{\n  bucket = \"y\"\n}}\n"
    )
    .replace("sound", "before");
    let run = terraform(text.as_bytes());
    assert!(
        run.problems().contains(&"syntax-error".to_owned()),
        "{:?}",
        run.problems()
    );
    assert!(run.resources() >= 3, "{}", run.resources());
    let at = &run.json["problems"][0]["location"];
    assert_eq!(at["file"], "broken.tf");
    assert_eq!(at["start"]["line"], 6);
}

#[test]
fn what_a_broken_block_declares_is_not_missed() {
    let run = scan(
        &[
            (
                "main.tf",
                b"locals {\n  a = = 1\n}\nmodule \"m\" {\n  source = \"./m\"\n  v      = local.a\n}\n\
                  resource \"aws_s3_bucket\" \"x\" {\n  bucket = module.m.o\n}\n",
            ),
            (
                "m/main.tf",
                b"variable \"v\" {\n  default = = 1\n}\noutput \"o\" {\n  value = = var.v\n}\n",
            ),
        ],
        &[],
    );
    assert_eq!(run.problems(), ["syntax-error"; 3]);
    for problem in run.json["problems"].as_array().unwrap() {
        assert!(problem["help"].is_string(), "{problem}");
    }
    assert_eq!(run.resources(), 1);
}

#[test]
fn byte_order_marks_and_carriage_returns() {
    let text = format!(
        "\u{feff}{}",
        BUCKET.replace("sound", "marked").replace('\n', "\r\n")
    );
    let run = terraform(text.as_bytes());
    assert_eq!(run.problems(), Vec::<String>::new());
    assert_eq!(run.resources(), 2);
    let template = "\u{feff}Resources:\r\n  B:\r\n    Type: AWS::S3::Bucket\r\n";
    let run = scan(&[("t.yaml", template.as_bytes())], &[]);
    assert_eq!(run.problems(), Vec::<String>::new());
    assert_eq!(run.resources(), 1);
}

#[test]
fn duplicate_object_keys_are_legal() {
    let run = terraform(b"locals {\n  m = { a = 1, a = 2 }\n}\n");
    assert_eq!(run.problems(), Vec::<String>::new());
    assert_eq!(run.resources(), 1);
}

#[test]
fn invalid_utf8_is_one_problem() {
    let run = terraform(b"resource \"aws_s3_bucket\" \"x\" {\n  bucket = \"\xff\xfe\"\n}\n");
    assert_eq!(run.problems(), ["not-utf8"]);
    assert_eq!(run.resources(), 1);
}

#[test]
fn empty_files_are_no_problem() {
    let run = scan(
        &[
            ("a.tf", b""),
            ("b.yaml", b""),
            ("c.json", b""),
            ("d.template", b""),
        ],
        &[],
    );
    assert_eq!(run.problems(), Vec::<String>::new());
}

#[test]
fn files_above_the_limit_are_refused() {
    let long = format!("# {}\n{BUCKET}", "x".repeat(200));
    let run = scan(
        &[
            ("long.tf", long.as_bytes()),
            ("sound.tf", BUCKET.as_bytes()),
        ],
        &["--max-file-size", "100"],
    );
    assert_eq!(run.problems(), ["file-too-large"]);
    assert_eq!(run.resources(), 1);
    let template = format!(
        "Resources:\n  B:\n    Type: AWS::S3::Bucket\n# {}\n",
        "x".repeat(9 << 20)
    );
    let run = scan(&[("t.yaml", template.as_bytes())], &[]);
    assert_eq!(run.problems(), ["file-too-large"]);
    assert_eq!(run.code, 4);
}

#[test]
fn nesting_ten_thousand_deep() {
    let n = 10_000;
    for (open, close) in [
        ("[", "]"),
        ("{a=", "}"),
        ("(", ")"),
        ("\"${", "}\""),
        ("!", ""),
        ("-", ""),
        ("[", ""),
        ("true ? ", " : 0"),
        ("true ? 0 : ", ""),
        ("[for a in ", " : a]"),
        ("{for a in ", " : a => a}"),
        ("upper(", ")"),
        ("\"%{if true}", "%{endif}\""),
        ("<<E\n${", "}\nE\n"),
    ] {
        let text = format!(
            "locals {{\n  x = {}1{}\n}}\n",
            open.repeat(n),
            close.repeat(n)
        );
        let run = terraform(text.as_bytes());
        assert_eq!(run.resources(), 1, "{open}");
    }
    let blocks = format!("{}{}", "a {\n".repeat(n), "}\n".repeat(n));
    assert_eq!(terraform(blocks.as_bytes()).resources(), 1);
    for operator in ["1 + ", "1 == ", "true && "] {
        let chain = format!("locals {{\n  x = {}1\n}}\n", operator.repeat(n));
        assert_eq!(terraform(chain.as_bytes()).resources(), 1);
    }
    for step in [".a", "[0]", "[*]", ".*"] {
        let steps = format!("locals {{\n  a = 1\n  x = local.a{}\n}}\n", step.repeat(n));
        assert_eq!(terraform(steps.as_bytes()).resources(), 1);
    }
    let ty = format!(
        "variable \"v\" {{\n  type = {}any{}\n}}\n",
        "list(".repeat(n),
        ")".repeat(n)
    );
    assert_eq!(terraform(ty.as_bytes()).resources(), 1);
    let json = format!(
        "{{\"locals\": {{\"a\": {}{}}}}}",
        "[".repeat(n),
        "]".repeat(n)
    );
    let run = scan(
        &[
            ("a.tf.json", json.as_bytes()),
            ("sound.tf", BUCKET.as_bytes()),
        ],
        &[],
    );
    assert_eq!(run.problems(), ["nesting-limit"]);
    assert_eq!(run.resources(), 1);
    for text in [
        format!(
            "{{\"AWSTemplateFormatVersion\": \"x\", \"Resources\": {}{}}}",
            "[".repeat(n),
            "]".repeat(n)
        ),
        format!(
            "AWSTemplateFormatVersion: x\nResources: {}{}\n",
            "[".repeat(n),
            "]".repeat(n)
        ),
        format!(
            "AWSTemplateFormatVersion: x\nResources:\n  A:\n    {}\n",
            "- ".repeat(n)
        ),
        format!(
            "AWSTemplateFormatVersion: x\nResources:\n  A:\n    {}\n",
            "? ".repeat(n)
        ),
        format!(
            "AWSTemplateFormatVersion: x\nResources: {}{}\n",
            "{a: ".repeat(n),
            "}".repeat(n)
        ),
        (0..2_000).fold(
            "AWSTemplateFormatVersion: x\nResources:\n".to_owned(),
            |mut text, i| {
                let _ = writeln!(text, "{}a:", " ".repeat(i + 1));
                text
            },
        ),
    ] {
        let run = scan(
            &[
                ("t.template", text.as_bytes()),
                ("sound.tf", BUCKET.as_bytes()),
            ],
            &[],
        );
        assert_eq!(run.resources(), 1);
        assert!(!run.problems().is_empty());
    }
}

#[test]
fn sixty_guarded_elements_on_sixty_conditions() {
    let mut text = String::new();
    let mut parts = String::new();
    for i in 0..60 {
        let _ = writeln!(text, "variable \"on{i}\" {{ type = bool }}");
        let _ = writeln!(parts, "    var.on{i} ? [\"10.{i}.0.0/16\"] : [],");
    }
    let _ = write!(
        text,
        "resource \"aws_security_group\" \"g\" {{\n  ingress {{\n    from_port   = 22\n    to_port     \
         = 22\n    protocol    = \"tcp\"\n    cidr_blocks = concat(\n{parts}    )\n  }}\n}}\n"
    );
    let run = terraform(text.as_bytes());
    assert_eq!(run.problems(), Vec::<String>::new());
    assert_eq!(run.resources(), 2);
    let mut template = String::from("Parameters:\n");
    let mut conditions = String::from("Conditions:\n");
    let mut rules = String::new();
    for i in 0..60 {
        let _ = write!(
            template,
            "  P{i}:\n    Type: String\n    AllowedValues: ['a', 'b']\n"
        );
        let _ = writeln!(conditions, "  C{i}: !Equals [!Ref P{i}, 'a']");
        let _ = write!(
            rules,
            "        - !If\n          - C{i}\n          - IpProtocol: tcp\n            FromPort: 22\n            \
             ToPort: 22\n            CidrIp: 10.{i}.0.0/16\n          - !Ref AWS::NoValue\n"
        );
    }
    let _ = write!(
        template,
        "{conditions}Resources:\n  G:\n    Type: AWS::EC2::SecurityGroup\n    Properties:\n      \
         GroupDescription: x\n      SecurityGroupIngress:\n{rules}"
    );
    let run = scan(&[("t.yaml", template.as_bytes())], &[]);
    assert_eq!(run.problems(), Vec::<String>::new());
    assert_eq!(run.resources(), 1);
}

#[test]
fn sixty_thousand_keys() {
    let keys: String = (0..60_000).fold(String::new(), |mut s, i| {
        let _ = writeln!(s, "    key{i} = {i}");
        s
    });
    let text = format!("locals {{\n  m = {{\n{keys}  }}\n}}\n");
    assert_eq!(terraform(text.as_bytes()).resources(), 1);
    let keys: Vec<String> = (0..60_000).map(|i| format!("\"k{i}\": {i}")).collect();
    let text = format!(
        "{{\"Resources\": {{\"B\": {{\"Type\": \"AWS::S3::Bucket\", \"Metadata\": {{{}}}}}}}}}",
        keys.join(", ")
    );
    assert_eq!(scan(&[("t.json", text.as_bytes())], &[]).resources(), 1);
}

#[test]
fn module_cycles_end() {
    let run = scan(
        &[
            (
                "main.tf",
                format!("{BUCKET}module \"a\" {{\n  source = \"./a\"\n}}\n").as_bytes(),
            ),
            ("a/main.tf", b"module \"b\" {\n  source = \"../b\"\n}\n"),
            ("b/main.tf", b"module \"a\" {\n  source = \"../a\"\n}\n"),
        ],
        &[],
    );
    assert!(
        run.problems().contains(&"module-cycle".to_owned()),
        "{:?}",
        run.problems()
    );
    assert_eq!(run.resources(), 1);
    // Two folders that call each other and that nobody else calls are not lost.
    let run = scan(
        &[
            (
                "a/main.tf",
                format!("{BUCKET}module \"b\" {{\n  source = \"../b\"\n}}\n").as_bytes(),
            ),
            ("b/main.tf", b"module \"a\" {\n  source = \"../a\"\n}\n"),
        ],
        &[],
    );
    assert!(
        run.problems().contains(&"module-cycle".to_owned()),
        "{:?}",
        run.problems()
    );
    assert!(run.resources() >= 1);
}

#[test]
fn locals_that_name_themselves() {
    let run = terraform(
        b"locals {\n  a = local.a\n  b = local.c\n  c = local.b\n}\nresource \"aws_s3_bucket\" \"x\" {\n  \
          bucket = local.b\n}\n",
    );
    assert!(
        run.problems().contains(&"cycle".to_owned()),
        "{:?}",
        run.problems()
    );
    assert_eq!(run.resources(), 2);
}

#[test]
fn long_chains_of_names_do_not_overflow_the_stack() {
    let mut text = String::from("locals {\n  l0 = 1\n");
    for i in 1..20_000 {
        let _ = writeln!(text, "  l{i} = local.l{}", i - 1);
    }
    text.push_str("}\nresource \"aws_s3_bucket\" \"x\" {\n  bucket = local.l19999\n}\n");
    assert_eq!(terraform(text.as_bytes()).resources(), 2);
}

#[test]
fn alias_bombs() {
    let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for i in 1..30 {
        let p = i - 1;
        let _ = writeln!(
            text,
            "a{i}: &a{i} [*a{p}, *a{p}, *a{p}, *a{p}, *a{p}, *a{p}, *a{p}, *a{p}]"
        );
    }
    text.push_str(
        "Resources:\n  B:\n    Type: AWS::S3::Bucket\n    Properties:\n      Tags: *a29\n",
    );
    let run = scan(&[("t.yaml", text.as_bytes())], &[]);
    assert_eq!(run.resources(), 1);
}

#[test]
fn huge_results() {
    for expr in [
        "range(1e9)",
        "range(0, 1e18)",
        "setproduct(range(1000), range(1000), range(1000), range(1000))",
        "format(\"%1000000000d\", 1)",
        "join(\",\", [for a in range(1000) : join(\",\", [for b in range(1000) : join(\",\", range(1000))])])",
        "cidrsubnets(\"10.0.0.0/8\", [for i in range(1000) : 24]...)",
        "pow(10, 1e9)",
        "1e999999999",
        "regex(\"(a*)*b\", join(\"\", [for i in range(1000) : \"a\"]))",
        "replace(join(\"\", [for i in range(1000) : \"aaaaaaaaaa\"]), \"a\", join(\"\", [for i in range(1000) : \"aaaaaaaaaa\"]))",
        "chunklist(range(1000), 1e18)",
        "substr(\"abc\", 0, 1e18)",
        "indent(1000000000, \"a\\nb\")",
        "[for a in range(1000) : [for b in range(1000) : [for c in range(1000) : c]]]",
        "merge([for a in range(1000) : {for b in range(1000) : \"${a}-${b}\" => 1}]...)",
        "\"%{for a in range(1000)}%{for b in range(1000)}%{for c in range(1000)}x%{endfor}%{endfor}%{endfor}\"",
        "regex(\"((((a{1,1000}){1,1000}){1,1000}){1,1000})\", \"a\")",
        "jsondecode(join(\"\", [for a in range(10000) : \"[\"]))",
        "yamldecode(join(\"\", [for a in range(10000) : \"[\"]))",
        "yamldecode(join(\"\", [for a in range(10000) : \"- \"]))",
        "bcrypt(\"a\", 31)",
        "cidrhost(\"::/0\", pow(2, 127))",
        "fileset(\".\", join(\"\", [for a in range(1000) : \"**/\"]))",
        "file(\"/dev/zero\")",
        "range(0, 1, 1e-9)",
    ] {
        let text = format!("resource \"aws_s3_bucket\" \"x\" {{\n  bucket = {expr}\n}}\n");
        assert_eq!(terraform(text.as_bytes()).resources(), 2, "{expr}");
    }
}

#[test]
fn other_yaml_and_json_is_left_alone() {
    let run = scan(
        &[
            ("package.json", b"{\"name\": \"x\", \"Resources\": 1"),
            (
                "k8s.yaml",
                b"apiVersion: v1\nkind: Pod\nmetadata: {name: x}\n",
            ),
            ("values.yml", b"a: [\n"),
        ],
        &[],
    );
    assert_eq!(run.problems(), Vec::<String>::new());
    assert_eq!(run.code, 3);
}

/// Locals each of which holds the one before eight times.
fn shared_parts() -> String {
    let mut text = String::from("locals {\n  l0 = [1, 2, 3]\n");
    for i in 1..40 {
        let before = format!("local.l{}", i - 1);
        let _ = writeln!(text, "  l{i} = [{}]", [before.as_str(); 8].join(", "));
    }
    text + "}\n"
}

#[test]
fn values_that_share_their_parts() {
    for expr in [
        "local.l39",
        "jsonencode(local.l39)",
        "yamlencode(local.l39)",
        "flatten(local.l39)",
        "local.l39 == local.l38",
        "toset([local.l39])",
        "sensitive(local.l39)",
        "distinct([local.l39, local.l39])",
        "\"${local.l39}\"",
        "format(\"%v\", local.l39)",
        "tolist([local.l39, local.l38])",
    ] {
        let text = format!(
            "{}resource \"aws_s3_bucket\" \"x\" {{\n  bucket = {expr}\n}}\n",
            shared_parts()
        );
        assert_eq!(terraform(text.as_bytes()).resources(), 2, "{expr}");
    }
    let mut text = String::new();
    for i in 0..30 {
        let before = match i {
            0 => String::new(),
            _ => [format!("data.aws_iam_policy_document.d{}.json", i - 1).as_str(); 8].join(", "),
        };
        let _ = writeln!(
            text,
            "data \"aws_iam_policy_document\" \"d{i}\" {{\n  source_policy_documents = [{before}]\n  \
             statement {{\n    actions = [\"s3:a{i}\"]\n  }}\n}}"
        );
    }
    assert_eq!(terraform(text.as_bytes()).resources(), 1);
}

#[test]
fn huge_counts() {
    for repetition in [
        "count = 1e9",
        "count = -1",
        "count = 0.5",
        "for_each = toset(flatten([for a in range(1000) : [for b in range(1000) : \"${a}-${b}\"]]))",
        "for_each = aws_s3_bucket.x",
    ] {
        let text = format!("resource \"aws_s3_bucket\" \"x\" {{\n  {repetition}\n}}\n");
        assert!(terraform(text.as_bytes()).resources() >= 2, "{repetition}");
        let text = format!("{BUCKET}module \"m\" {{\n  source = \"./m\"\n  {repetition}\n}}\n");
        let run = scan(
            &[
                ("main.tf", text.as_bytes()),
                ("m/main.tf", BUCKET.as_bytes()),
            ],
            &[],
        );
        assert!(run.resources() >= 2, "{repetition}");
    }
    let open = "dynamic \"a\" {\n  for_each = range(1000)\n  content {\n".repeat(3);
    let text = format!(
        "resource \"aws_s3_bucket\" \"x\" {{\n{open}{}}}\n",
        "}\n}\n".repeat(3)
    );
    assert_eq!(terraform(text.as_bytes()).resources(), 2);
}

/// Modules in a row, each with calls of the next.
fn modules(depth: usize, calls: usize, count: usize) -> Run {
    let mut files = vec![("main.tf".to_owned(), String::new())];
    for i in 0..depth {
        let mut text = String::new();
        let source = if i == 0 {
            "./m0".to_owned()
        } else {
            format!("../m{i}")
        };
        for call in 0..calls {
            let _ = writeln!(
                text,
                "module \"c{call}\" {{\n  source = \"{source}\"\n  count  = {count}\n}}"
            );
        }
        files.last_mut().unwrap().1 = text;
        files.push((format!("m{}/main.tf", i), String::new()));
    }
    files.last_mut().unwrap().1 = BUCKET.to_owned();
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_bytes()))
        .collect();
    scan(&files, &[])
}

#[test]
fn modules_many_and_deep() {
    for (depth, calls, count) in [(300, 1, 1), (40, 2, 1), (10, 1, 1000)] {
        let run = modules(depth, calls, count);
        assert!(
            run.problems().contains(&"too-many-modules".to_owned()),
            "{depth} {calls} {count}: {:?}",
            run.problems()
        );
    }
    for source in ["./", "./a/..", "./a"] {
        let text = format!("{BUCKET}module \"m\" {{\n  source = \"{source}\"\n}}\n");
        let run = scan(
            &[
                ("main.tf", text.as_bytes()),
                ("a/main.tf", b"module \"p\" {\n  source = \"../\"\n}\n"),
            ],
            &[],
        );
        assert_eq!(run.problems(), ["module-cycle"], "{source}");
        assert_eq!(run.resources(), 1);
    }
}

#[test]
fn keys_that_nobody_knows() {
    let mut text = String::from("variable \"v\" {}\nlocals {\n  m = {\n");
    for i in 0..3_000 {
        let _ = writeln!(text, "    \"${{var.v}}{i}\" = {i}");
    }
    text.push_str(
        "  }\n}\nresource \"aws_s3_bucket\" \"x\" {\n  tags   = local.m\n  bucket = local.m[\"a\"]\n}\n",
    );
    let run = terraform(text.as_bytes());
    assert_eq!(run.problems(), Vec::<String>::new());
    assert_eq!(run.resources(), 2);
}

#[cfg(unix)]
#[test]
fn links_in_a_circle() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join("a")).unwrap();
    std::fs::write(dir.path().join("a/main.tf"), BUCKET).unwrap();
    std::os::unix::fs::symlink("..", dir.path().join("a/up")).unwrap();
    std::os::unix::fs::symlink("self.tf", dir.path().join("a/self.tf")).unwrap();
    std::os::unix::fs::symlink("/", dir.path().join("a/root")).unwrap();
    let out = Command::new(env!("CARGO_BIN_EXE_bartizan"))
        .args(["scan", "--format", "json"])
        .arg(dir.path())
        .env_clear()
        .output()
        .unwrap();
    let json: Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(json["summary"]["resources"], 1);
}

/// What a broken statement sets is not known; what else its block says still counts.
#[test]
fn a_broken_statement_leaves_open_what_it_sets() {
    let text = "resource \"aws_s3_bucket\" \"b\" {\n  bucket = \"b\"\n}\n\n\
        resource \"aws_s3_bucket\" \"c\" {\n  bucket = \"c\"\n}\n\n\
        resource \"aws_s3_bucket_versioning\" \"b\" {\n  bucket = aws_s3_bucket.b.id\n  \
        versioning_configuration {\n    status = \"Enabled\"}\n}\n";
    let run = scan(&[("main.tf", text.as_bytes())], &[]);
    assert_eq!(run.problems(), ["syntax-error"]);
    assert_eq!(run.resources(), 3);
    let unversioned = |verdict: &str| -> Vec<String> {
        let all = run.json[verdict].as_array().unwrap().iter();
        all.filter(|v| v["rule"] == "aws-s3-bucket-versioning-disabled")
            .map(|v| v["resource"]["address"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(unversioned("findings"), ["aws_s3_bucket.c"]);
    assert_eq!(unversioned("undecided"), ["aws_s3_bucket.b"]);
}

#[test]
fn what_an_unclosed_block_may_set_is_left_open() {
    let text = "resource \"aws_s3_bucket\" \"b\" {\n  bucket = \"b\"\n}\n\n\
        resource \"aws_s3_bucket_versioning\" \"b\" {\n  bucket = aws_s3_bucket.b.id\n  \
        versioning_configuration {\n    status = \"Enabled\"\n}\n\n\
        resource \"aws_s3_bucket\" \"c\" {\n  bucket = \"c\"\n}\n";
    let run = scan(&[("main.tf", text.as_bytes())], &[]);
    assert_eq!(run.problems(), ["syntax-error"]);
    assert_eq!(run.resources(), 3);
    let findings = run.json["findings"].as_array().unwrap();
    let mut rules = findings.iter().map(|f| f["rule"].as_str().unwrap());
    assert!(rules.all(|r| r != "aws-s3-bucket-versioning-disabled"));
    assert!(run.json["summary"]["undecided"].as_u64().unwrap() >= 2);
}

#[test]
fn a_template_that_ends_up_in_no_stack_is_judged_by_itself() {
    let stack = |name: &str, url: &str| {
        format!(
            "  {name}: {{Type: AWS::CloudFormation::Stack, Properties: {{TemplateURL: {url}}}}}\n"
        )
    };
    let root = format!(
        "Parameters: {{E: {{Type: String}}}}\nConditions: {{Prod: !Equals [!Ref E, prod]}}\nResources:\n{}{}",
        stack("Either", "!If [Prod, a.yaml, b.yaml]"),
        stack("Deep", "t0.yaml"),
    );
    let topic = "Resources:\n  T: {Type: AWS::SNS::Topic}\n";
    let mut files = vec![
        ("root.yaml".to_owned(), root),
        ("a.yaml".to_owned(), topic.to_owned()),
        ("b.yaml".to_owned(), topic.to_owned()),
    ];
    // More stacks within stacks than are followed.
    for n in 0..80 {
        let next = stack("Next", &format!("t{}.yaml", n + 1));
        files.push((format!("t{n}.yaml"), format!("{topic}{next}")));
    }
    files.push(("t80.yaml".to_owned(), topic.to_owned()));
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_bytes()))
        .collect();
    let run = scan(&files, &[]);
    assert_eq!(run.json["summary"]["templates"].as_u64(), Some(84));
    let findings = run.json["findings"].as_array().unwrap();
    for path in ["a.yaml", "b.yaml", "t0.yaml", "t40.yaml", "t80.yaml"] {
        let found = findings.iter().any(|f| f["location"]["file"] == path);
        assert!(found, "{path}");
    }
}
