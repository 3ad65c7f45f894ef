//! Values of variables, and files.
use super::*;

fn var(name: &str, value: &str) -> CommandLineInput {
    CommandLineInput::Var {
        name: name.into(),
        value: value.into(),
    }
}

#[test]
fn later_sources_of_values_win() {
    let declared = "variable \"v\" { default = \"default\" }\noutput \"v\" { value = var.v }";
    let files: &[(&str, &str)] = &[
        ("main.tf", declared),
        ("terraform.tfvars", "v = \"tfvars\""),
        ("a.auto.tfvars", "v = \"auto a\""),
        ("b.auto.tfvars", "v = \"auto b\""),
        ("other.tfvars", "v = \"not loaded\""),
    ];
    let environment: BTreeMap<String, String> =
        [("v".to_owned(), "env".to_owned())].into_iter().collect();
    let file = CommandLineInput::File {
        path: "given.tfvars".into(),
        text: "v = \"file\"".into(),
    };
    for (n, env, command_line, expected) in [
        (1, false, vec![], "default"),
        (1, true, vec![], "env"),
        (2, true, vec![], "tfvars"),
        (3, true, vec![], "auto a"),
        (5, true, vec![], "auto b"),
        (5, true, vec![var("v", "flag")], "flag"),
        (5, true, vec![var("v", "flag"), file.clone()], "file"),
        (5, true, vec![file.clone(), var("v", "flag")], "flag"),
    ] {
        let setup = Setup {
            inputs: Inputs {
                command_line,
                environment: if env {
                    environment.clone()
                } else {
                    BTreeMap::new()
                },
                ..Inputs::default()
            },
            ..Setup::default()
        };
        let r = run_with(files.get(..n).unwrap(), &setup);
        assert_eq!(r.output("v").as_str(), Some(expected));
    }
}

#[test]
fn variables_without_value() {
    let files: &[(&str, &str)] = &[(
        "main.tf",
        r#"
variable "on" { type = bool }
variable "s" { type = string }
output "on" { value = var.on }
output "s" { value = var.s }
"#,
    )];
    let r = run(files);
    r.clean();
    assert!(matches!(r.output("on").kind, Kind::Choice(_)));
    assert!(!r.output("on").is_plan_known());
    assert_eq!(reason(r.output("s")), Reason::Input("var.s".into()));
    let s = strict(files);
    assert_eq!(s.messages().len(), 2, "{:?}", s.messages());
    assert!(
        s.messages()
            .iter()
            .all(|m| m.starts_with("missing-variable"))
    );
}

#[test]
fn validations_count_in_strict_mode() {
    let files: &[(&str, &str)] = &[(
        "main.tf",
        r#"
variable "env" {
  default = "qa"
  validation {
    condition     = var.env == "prod"
    error_message = "Bad env ${var.env}."
  }
}
resource "aws_x" "x" { env = var.env }
"#,
    )];
    run(files).clean();
    assert_eq!(
        strict(files).messages(),
        ["check-failed: Invalid value for variable: Bad env qa."]
    );
}

#[test]
fn sensitive_values_are_marked() {
    let r = run(&[(
        "main.tf",
        r#"
variable "pw" {
  default   = "hunter2"
  sensitive = true
}
resource "aws_x" "x" { pw = "x-${var.pw}" }
"#,
    )]);
    r.clean();
    let pw = r.attr("aws_x.x", "pw");
    assert!(pw.marks.has(crate::value::Marks::SENSITIVE));
}

#[test]
fn files_that_cannot_be_read_are_problems() {
    let mut fs = MemoryFs::default();
    fs.insert("big.tf", "#".repeat(100));
    fs.insert("bad.tf", vec![b'a', 0xff]);
    fs.insert("good.tf", "resource \"aws_x\" \"x\" {}");
    let sources = SourceMap::default();
    let inputs = Inputs::default();
    let folders = [Str::default()];
    let project = Project {
        fs: &fs,
        sources: &sources,
        folders: &folders,
        inputs: &inputs,
        modules_dir: None,
        require_modules: false,
        max_file_size: 50,
        strict: false,
    };
    let result = analyze(&project);
    let unit = &result.units[0];
    let mut codes: Vec<&str> = unit.problems.iter().map(|p| p.code).collect();
    codes.sort_unstable();
    assert_eq!(codes, ["file-too-large", "not-utf8"]);
    assert_eq!(unit.resources.len(), 1);
    assert!(result.problems.is_empty());
}

#[test]
fn a_file_that_is_made_later_is_a_warning_but_in_strict_mode() {
    let files: &[(&str, &str)] = &[(
        "main.tf",
        "resource \"aws_x\" \"x\" { hash = filebase64sha256(\"dist/function.zip\") }",
    )];
    let r = run(files);
    let problem = &r.unit().problems[0];
    assert_eq!(
        (problem.code, problem.severity),
        ("missing-file", crate::diagnostic::ProblemSeverity::Warning)
    );
    assert_eq!(
        reason(r.attr("aws_x.x", "hash")),
        Reason::File("dist/function.zip".into())
    );
    let s = strict(files);
    assert!(
        s.messages()[0].starts_with("evaluation-error"),
        "{:?}",
        s.messages()
    );
}

#[test]
fn numbers_and_bools_in_tags_are_texts() {
    let r = run(&[(
        "main.tf",
        "resource \"aws_x\" \"x\" {\n  tags = { n = 1 + 1, b = true, s = \"s\" }\n  other = { n = 2 }\n  \
         spec {\n    tags = { n = 3 }\n  }\n}\n\
         resource \"google_x\" \"x\" { tags = [\"a\"] }\n\
         output \"n\" { value = aws_x.x.tags.n }",
    )]);
    r.clean();
    let tags = r.attr("aws_x.x", "tags");
    for (key, want) in [("n", "2"), ("b", "true"), ("s", "s")] {
        assert_eq!(tags.get(key).unwrap().as_str(), Some(want));
    }
    let n = tags.get("n").unwrap();
    assert!(!n.origin.span.is_none(), "it keeps its place");
    assert!(
        r.attr("aws_x.x", "other")
            .get("n")
            .unwrap()
            .as_number()
            .is_some()
    );
    let spec = &r.attr("aws_x.x", "spec").as_seq().unwrap().items[0].value;
    let nested = spec.get("tags").unwrap().get("n").unwrap();
    assert_eq!(nested.as_str(), Some("3"));
    assert_eq!(r.output("n").as_str(), Some("2"));
    assert!(r.attr("google_x.x", "tags").as_seq().is_some());
}

#[test]
fn what_stands_in_a_file_that_is_read_keeps_its_place() {
    let main = r#"
locals { read = jsondecode(file("d/a.json")) }
resource "aws_x" "x" {
  acl    = local.read.acl
  name   = jsondecode(templatefile("d/b.json.tftpl", { name = "n" })).name
  fixed  = jsondecode(templatefile("d/b.json.tftpl", { name = "n" })).fixed
  script = file("d/plain.txt")
  hash   = filemd5("d/c.json")
  coded  = filebase64("d/c.json")
}
"#;
    let r = run(&[
        ("main.tf", main),
        ("d/a.json", "{\n  \"acl\": \"public-read\"\n}"),
        ("d/b.json.tftpl", r#"{"name": "${name}", "fixed": "f"}"#),
        ("d/c.json", "{}"),
        ("d/plain.txt", "text"),
        ("d/unused.json", "{}"),
    ]);
    r.clean();
    for (name, text) in [
        ("acl", "\"public-read\""),
        ("name", "\"n\""),
        ("fixed", "\"f\""),
        ("script", "file(\"d/plain.txt\")"),
    ] {
        let way = r.way(r.attr("aws_x.x", name));
        let end = way.last().unwrap();
        assert_eq!(*end, (text.to_owned(), Hop::Expression), "{name}");
    }
    // What need not be pointed into is not kept.
    let kept = |path: &str| r.sources.by_path(path).is_some();
    let paths = [
        "d/a.json",
        "d/b.json.tftpl",
        "d/c.json",
        "d/plain.txt",
        "d/unused.json",
    ];
    assert_eq!(paths.map(kept), [true, true, false, false, false]);
    let data: Vec<&str> = r.unit().data.iter().map(Str::as_str).collect();
    assert_eq!(data, &paths[..4]);
}
