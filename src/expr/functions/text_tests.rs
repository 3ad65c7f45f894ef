//! The functions on text, against tables of what Terraform gives (OpenTofu, where that alone has them), and where this crate knows
//! more: unknown parts, references, encoded values, files.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

use crate::expr::eval::{Bindings, Budget, EvalError, Evaluator, Files, Mode, Scope};
use crate::expr::ir::Traversal;
use crate::expr::lower::lower_expr;
use crate::source::SourceMap;
use crate::value::{
    Conditions, Kind, Marks, Part, PathStep, Reason, Reference, Type, Unknown, Value,
};
use std::sync::Arc;

const TABLES: &[(&str, &str)] = &[
    (
        "charset",
        include_str!("../../../testdata/functions/charset.txt"),
    ),
    ("csv", include_str!("../../../testdata/functions/csv.txt")),
    (
        "datetime",
        include_str!("../../../testdata/functions/datetime.txt"),
    ),
    (
        "encoding",
        include_str!("../../../testdata/functions/encoding.txt"),
    ),
    (
        "format",
        include_str!("../../../testdata/functions/format.txt"),
    ),
    ("ip", include_str!("../../../testdata/functions/ip.txt")),
    ("json", include_str!("../../../testdata/functions/json.txt")),
    (
        "opentofu",
        include_str!("../../../testdata/functions/opentofu.txt"),
    ),
    ("path", include_str!("../../../testdata/functions/path.txt")),
    (
        "regex",
        include_str!("../../../testdata/functions/regex.txt"),
    ),
    (
        "string",
        include_str!("../../../testdata/functions/string.txt"),
    ),
    ("yaml", include_str!("../../../testdata/functions/yaml.txt")),
];

/// A few files; `../` leads out of the root.
struct Few;

const FEW: &[(&str, &str)] = &[
    ("a.tf", "x"),
    ("d/b.txt", "Hello ${name}!"),
    ("d/sub/.hidden", "h"),
    ("d/sub/c.tf", "%{ for x in xs ~}\n- ${x}\n%{ endfor ~}\n"),
    ("d/sub/rec.tf", "${templatefile(\"a.tf\", {})}"),
];

impl Files for Few {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        let found = FEW.iter().find(|(p, _)| *p == path);
        found
            .map(|(_, t)| t.as_bytes().to_vec())
            .ok_or_else(|| "none".into())
    }
    fn exists(&self, path: &str) -> Result<bool, String> {
        if path.starts_with("..") {
            return Err("outside".into());
        }
        Ok(FEW.iter().any(|(p, _)| *p == path))
    }
    fn walk(&self, path: &str) -> Result<Vec<String>, String> {
        self.exists(path)?;
        let folder = if path == "." {
            String::new()
        } else {
            format!("{path}/")
        };
        let inside = FEW
            .iter()
            .filter_map(|(p, _)| p.strip_prefix(folder.as_str()));
        Ok(inside.map(str::to_owned).collect())
    }
    fn base(&self) -> String {
        String::new()
    }
    fn is_dir(&self, path: &str) -> bool {
        matches!(path, "." | "d" | "d/sub")
    }
}

/// One name, `arn`: an attribute of a resource that is not known.
struct Names;

impl Scope for Names {
    fn resolve(
        &self,
        _: &Evaluator<'_>,
        root: &Traversal,
    ) -> Option<Result<(Value, usize), EvalError>> {
        (root.root == "arn").then(|| {
            let reason = Reason::Computed("aws_s3_bucket.b.arn".into());
            let mut unknown = Unknown::new(reason, Type::String);
            unknown.refinements.not_null = true;
            let value: Value = Kind::Unknown(Arc::new(unknown)).into();
            let reference = Reference {
                resource: "aws_s3_bucket.b".into(),
                path: vec![PathStep::Key("arn".into())],
            };
            Ok((value.with_reference(reference), 0))
        })
    }
    fn files(&self) -> Option<&dyn Files> {
        Some(&Few)
    }
}

fn eval(text: &str) -> Result<Value, String> {
    let table = Conditions::default();
    let budget = Budget::default();
    let ev = Evaluator {
        table: &table,
        budget: &budget,
        mode: Mode::Terraform,
    };
    let file = SourceMap::default().add("e.tf", text.to_owned());
    let expr = lower_expr(file, text, 0).map_err(|p| p.message)?;
    ev.eval(&expr, &Bindings::new(&Names))
        .map_err(|e| e.message)
}

fn known(text: &str) -> String {
    eval(text).unwrap().as_str().unwrap().to_owned()
}

fn json(value: &Value) -> serde_json::Value {
    use serde_json::Value as J;
    match &value.kind {
        Kind::Null(_) => J::Null,
        Kind::Bool(b) => J::Bool(*b),
        Kind::Number(n) => serde_json::from_str(&n.to_string()).unwrap(),
        Kind::String(s) => J::String(s.to_string()),
        Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => {
            s.items.iter().map(|e| json(&e.value)).collect()
        }
        Kind::Map(o) | Kind::Object(o) => {
            let entries = o.entries.iter();
            entries
                .map(|(k, e)| (k.to_string(), json(&e.value)))
                .collect()
        }
        Kind::Unknown(_) | Kind::Choice(_) => panic!("not known: {value:?}"),
    }
}

#[test]
fn results_are_terraforms() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (name, table) in TABLES {
        for line in table.lines().filter(|l| !l.starts_with('#')) {
            let (expr, wanted) = line.rsplit_once(" => ").unwrap();
            count += 1;
            let got = match eval(expr) {
                Err(_) => "error".to_owned(),
                Ok(v) if v.is_unknown() => "unknown".to_owned(),
                Ok(v) => json(&v).to_string(),
            };
            let same = match serde_json::from_str::<serde_json::Value>(wanted) {
                Ok(w) => serde_json::from_str(&got).is_ok_and(|g: serde_json::Value| g == w),
                Err(_) => got == wanted,
            };
            if !same {
                wrong.push(format!("{name}: {expr}\n  wanted {wanted}\n  got    {got}"));
            }
        }
    }
    assert!(count > 350, "the tables are there");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn huge_widths_and_nested_aliases_end_at_once() {
    for expr in [
        "format(\"%1000000000d\", 1)",
        "format(\"%1000000000s\", 1)",
        "format(\"%.1000000000f\", 1)",
        "indent(1000000000, \"a\\nb\")",
        "regex(\"((a{1000}){1000}){1000}\", \"a\")",
        "yamldecode(\"a: &a [1,1,1,1,1,1,1,1,1,1]\\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\\ne: [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\\nf: *d\\n\")",
    ] {
        let value = eval(expr).unwrap();
        let reason = value.as_unknown().map(|u| &u.reason);
        assert!(
            matches!(reason, Some(Reason::Budget(_))),
            "{expr}: {value:?}"
        );
    }
}

#[test]
fn a_clock_or_chance_is_unknown() {
    for name in ["timestamp()", "uuid()", "plantimestamp()", "bcrypt(\"x\")"] {
        let value = eval(name).unwrap();
        assert!(
            matches!(&value.as_unknown().unwrap().reason, Reason::Function(_)),
            "{name}"
        );
    }
}

#[test]
fn one_piece_keeps_its_reference() {
    for expr in [
        "join(\",\", [arn])",
        "format(\"%s\", arn)",
        "format(\"%v\", arn)",
    ] {
        let value = eval(expr).unwrap();
        assert_eq!(
            value.reference().unwrap().resource,
            "aws_s3_bucket.b",
            "{expr}"
        );
    }
}

#[test]
fn partly_known_strings_keep_their_parts() {
    let value = eval("format(\"%s/%s\", arn, \"x\")").unwrap();
    let parts = &value.parts().unwrap().items;
    assert!(matches!(&parts[0], Part::Value(v) if v.reference().is_some()));
    assert!(matches!(&parts[1], Part::Text { text, .. } if text == "/"));
    // Terraform knows the literal text before the first verb, nothing of `join`.
    let prefix = |e: &str| {
        eval(e)
            .unwrap()
            .as_unknown()
            .unwrap()
            .refinements
            .prefix
            .clone()
    };
    assert_eq!(prefix("format(\"ab-%s\", arn)"), "ab-");
    assert_eq!(prefix("format(\"ab%s\", arn)"), "a");
    assert_eq!(prefix("join(\"-\", [\"a\", arn])"), "");
    assert_eq!(
        eval("startswith(\"ab-${arn}\", \"ab-\")").unwrap(),
        Value::bool(true)
    );
    let later = eval("endswith(\"${arn}/*\", \"/*\")").unwrap();
    assert_eq!((later.as_bool(), later.marks), (Some(true), Marks::LATER));
    let trimmed = eval("trimsuffix(\"${arn}/*\", \"/*\")").unwrap();
    let parts = &trimmed.parts().unwrap().items;
    assert!(matches!(&parts[0], Part::Value(v) if v.reference().is_some()));
}

#[test]
fn encoded_text_carries_its_value() {
    let value = eval("jsonencode({ Resource = arn, n = 1 })").unwrap();
    assert_eq!(value.as_unknown().unwrap().refinements.prefix, "{");
    let resource = value.encodes().unwrap().get("Resource").unwrap();
    assert_eq!(resource.reference().unwrap().resource, "aws_s3_bucket.b");
    let decoded = eval("jsondecode(jsonencode({ Resource = arn, n = [1] }))").unwrap();
    assert!(decoded.get("Resource").unwrap().reference().is_some());
    assert!(
        decoded.marks.has(Marks::LATER),
        "a plan knows nothing of it"
    );
    let known = eval("jsondecode(jsonencode({ n = [1] }))").unwrap();
    assert!(known.marks.is_empty());
}

#[test]
fn json_with_holes_is_read() {
    let value = eval(
        "jsondecode(\"{\\\"Resource\\\": \\\"${arn}/*\\\", \\\"All\\\": \\\"${arn}\\\", \\\"L\\\": [1,${arn}]}\")",
    )
    .unwrap();
    let all = value.get("All").unwrap();
    assert_eq!(all.reference().unwrap().resource, "aws_s3_bucket.b");
    let resource = value.get("Resource").unwrap();
    assert_eq!(resource.parts().unwrap().items.len(), 2);
    let list = value.get("L").unwrap().as_seq().unwrap();
    assert_eq!((list.items.len(), list.rest.is_some()), (1, true));
}

#[test]
fn files_are_read_inside_the_root_alone() {
    assert_eq!(known("file(\"./a.tf\")"), "x");
    assert_eq!(
        known("filemd5(\"a.tf\")"),
        "9dd4e461268c8034f5c8564e155c67a6"
    );
    assert_eq!(known("templatefile(\"d/b.txt\", { name = 1 })"), "Hello 1!");
    assert_eq!(
        known("templatefile(\"d/sub/c.tf\", { xs = [1, 2] })"),
        "- 1\n- 2\n"
    );
    for unknown in [
        "file(\"../x\")",
        "filemd5(\"../x\")",
        "fileexists(\"../x\")",
        "fileset(\"../x\", \"*\")",
        "templatefile(\"../x\", {})",
        "file(\"~/x\")",
        "pathexpand(\"~\")",
        "abspath(\"x\")",
    ] {
        let value = eval(unknown).unwrap();
        let reason = value.as_unknown().map(|u| &u.reason);
        assert!(
            matches!(reason, Some(Reason::File(_))),
            "{unknown}: {value:?}"
        );
    }
    for error in [
        "file(\"none\")",
        "file(\"d\")",
        "fileexists(\"d\")",
        "templatefile(\"d/b.txt\", {})",
        "templatefile(\"d/b.txt\", { \"1x\" = 1, name = 1 })",
        "templatefile(\"d/sub/rec.tf\", {})",
        "templatestring(\"x\", {})",
        "fileset(\"d\", \"[\")",
    ] {
        assert!(eval(error).is_err(), "{error}");
    }
}

#[test]
fn filesets_match_as_globs() {
    for (expr, wanted) in [
        ("fileset(\".\", \"*\")", "a.tf"),
        (
            "fileset(\"d\", \"**\")",
            "b.txt sub/.hidden sub/c.tf sub/rec.tf",
        ),
        ("fileset(\"\", \"**/*.tf\")", "a.tf d/sub/c.tf d/sub/rec.tf"),
        ("fileset(\"d\", \"../*.{tf,txt}\")", "../a.tf"),
        ("fileset(\"d\", \"sub/[a-d].?f\")", "sub/c.tf"),
        ("fileset(\"d\", \"b.txt\")", "b.txt"),
        ("fileset(\"d\", \"sub\")", ""),
        ("fileset(\"nowhere\", \"*\")", ""),
        ("fileset(\"d\", \"*a*a*a*a*a*a*a*b\")", ""),
    ] {
        let value = eval(expr).unwrap();
        let items = &value.as_seq().unwrap().items;
        let items: Vec<&str> = items.iter().filter_map(|e| e.value.as_str()).collect();
        assert_eq!(items.join(" "), wanted, "{expr}");
    }
}
