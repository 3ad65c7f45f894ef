//! Rules and models that load, and what is said of those that do not.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

use super::*;

const MODEL: &str = r#"
type "aws.s3.bucket" {
  attributes {
name      = string
versioned = optional(bool, false)
grants    = list(object({ uri = string, write = optional(bool, false) }))
policy    = document
mfa       = bool
  }

  derived {
public = any([for g in self.grants : coalesce(g.uri, "") == "all"])
  }

  terraform "aws_s3_bucket" {
identity = ["id", "arn", "bucket"]
attach "v" "aws_s3_bucket_versioning" { on = v.bucket }
name      = self.bucket
versioned = coalesce(v.versioning_configuration.status == "Enabled", self.versioning.enabled)
  }

  cloudformation "AWS::S3::Bucket" {
name  = self.BucketName
lacks = { mfa = "there is no MFA delete" }
  }
}
"#;

fn rule(condition: &str, more: &str) -> String {
    format!(
        r#"rule {{
  title      = "t"
  severity   = "medium"
  topic      = "resilience"
  why        = "w"
  help       = "h"
  confidence = "high"
  refs       = []
  aliases    = ["CKV_AWS_21"]
  controls   = {{ fsbp = ["S3.14"] }}
  target     = "aws.s3.bucket"
  condition  = {condition}
  message    = "m ${{self.name}}"
  {more}
}}"#
    )
}

fn load_rule(text: &str) -> (LoadedSet, Vec<String>) {
    let files = [
        RuleFile {
            path: "aws/s3/_model.hcl",
            file: FileId(0),
            text: MODEL,
        },
        RuleFile {
            path: "aws/s3/x.hcl",
            file: FileId(1),
            text,
        },
    ];
    let (set, problems) = load(&files, &());
    let problems = problems
        .iter()
        .map(|p| {
            let help = p.help.as_deref().unwrap_or_default();
            format!("{} {help}", p.message).trim().to_owned()
        })
        .collect();
    (set, problems)
}

#[test]
fn a_rule_and_what_follows_from_it() {
    let (set, problems) = load_rule(&rule("self.versioned", ""));
    assert_eq!(problems, Vec::<String>::new());
    let loaded = &set.rules[0];
    assert_eq!(loaded.info.id, "aws-s3-x");
    assert_eq!(loaded.info.dialects, ["terraform", "cloudformation"]);
    assert_eq!(loaded.info.controls["fsbp"], ["S3.14"]);
    assert!(loaded.def.condition.span.is_none());

    let (set, problems) = load_rule(&rule("self.mfa != null && self.mfa", ""));
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(set.rules[0].info.dialects, ["terraform"]);
    assert_eq!(set.rules[0].def.without, ["AWS::S3::Bucket"]);

    // Where there is nothing, but the default holds, rules apply.
    let absent = MODEL.replace("lacks =", "absent =");
    let text = rule("self.mfa != null && self.mfa", "");
    let files = [
        ("aws/s3/_model.hcl", absent.as_str()),
        ("aws/s3/x.hcl", text.as_str()),
    ];
    let files = files.map(|(path, text)| RuleFile {
        path,
        file: FileId(0),
        text,
    });
    let (set, problems) = load(&files, &());
    assert_eq!(problems, []);
    assert_eq!(set.rules[0].info.dialects, ["terraform", "cloudformation"]);
    let cloudformation = &set.types[0].natives[1];
    assert_eq!(
        cloudformation.nothing_for("mfa").unwrap(),
        "there is no MFA delete"
    );
}

#[test]
fn what_a_type_says_is_absent_holds_where_a_mapping_says_nothing() {
    let said = "absent = { mfa = \"nowhere\", name = \"nowhere\", grants = \"nowhere\" }";
    let model = MODEL.replacen("attributes {", &format!("{said}\n  attributes {{"), 1);
    let files = [RuleFile {
        path: "aws/s3/_model.hcl",
        file: FileId(0),
        text: &model,
    }];
    let (set, problems) = load(&files, &());
    assert_eq!(problems, []);
    let [terraform, cloudformation] = set.types[0].natives.as_slice() else {
        panic!("two mappings");
    };
    let why = |native: &crate::model::Native, name| native.nothing_for(name).cloned();
    assert_eq!(why(terraform, "mfa"), Some("nowhere".into()));
    assert_eq!(
        why(cloudformation, "mfa"),
        Some("there is no MFA delete".into())
    );
    for native in [terraform, cloudformation] {
        assert_eq!(why(native, "name"), None);
        assert_eq!(why(native, "grants"), Some("nowhere".into()));
    }
}

#[test]
fn a_pattern_targets_native_types_and_says_of_which_dialect() {
    for (target, dialects) in [
        ("*", &["terraform", "cloudformation"][..]),
        ("AWS::S3::*", &["cloudformation"]),
        ("aws_s3_*", &["terraform"]),
    ] {
        let text = rule("length(address) > 0 && present(self.name)", "");
        let (set, problems) = load_rule(&text.replace("aws.s3.bucket", target));
        assert_eq!(problems, Vec::<String>::new(), "{target}");
        assert_eq!(set.rules[0].info.dialects, dialects);
        assert_eq!(set.rules[0].def.target, Target::Natives(target.into()));
    }
}

#[test]
fn good_conditions() {
    for condition in [
        "self.name == null || self.name != \"x\"",
        "self.name != null && length(self.name) > 3",
        "coalesce(self.mfa, false)",
        "self.mfa == null ? false : self.mfa",
        "!self.public",
        "length(self.grants) == 0",
        "all([for g in self.grants : g.write])",
        "length(self.grants[*].uri) > 1",
        "self.policy == null || all([for s in self.policy.statements : s.allows])",
        "local.y",
    ] {
        let text = rule(condition, "locals {\n y = self.versioned\n }");
        let (_, problems) = load_rule(&text);
        assert_eq!(problems, Vec::<String>::new(), "{condition}");
    }
}

#[test]
fn what_is_wrong_and_what_was_meant() {
    let null = "`condition` may be null Say what an absent value means: a default in the \
                model, coalesce(x, default), or x != null && ….";
    let list = "`uri` is asked of a list Use `[*]`, `for`, `any([for x in …])` or the rule's \
                `each`.";
    for (condition, problem) in [
        (
            "self.versoined",
            "There is no attribute `versoined` Did you mean `versioned`?",
        ),
        (
            "slef.versioned",
            "There is no `slef` here Did you mean `self`?",
        ),
        (
            "lenght(self.grants) == 0",
            "There is no function `lenght` here Did you mean `length`?",
        ),
        (
            "length(self.grants, 1) == 0",
            "`length` takes 1 argument, not 2",
        ),
        ("self.name", "`condition` must be a bool, this is a string"),
        ("self.mfa", null),
        ("self.name == \"x\"", null),
        ("self.grants.uri == \"x\"", list),
        (
            "any([for s in self.policy.statements : s.alows])",
            "There is no attribute `alows` Did you mean `allows`?",
        ),
        ("any([for g in self.grants : g.uri == \"x\"])", null),
    ] {
        let (_, problems) = load_rule(&rule(condition, ""));
        assert_eq!(problems, [problem], "{condition}");
    }
    let (_, problems) = load_rule(&rule("self.versioned", "mesage = \"x\""));
    assert_eq!(problems, ["A rule has no `mesage` Did you mean `message`?"]);
    let text = rule("self.versioned", "").replace("\"resilience\"", "\"resilence\"");
    let (_, problems) = load_rule(&text);
    assert_eq!(
        problems,
        ["`topic` cannot be \"resilence\" Did you mean \"resilience\"?"]
    );
    let text = rule("self.versioned", "").replace("fsbp", "fbsp");
    assert!(load_rule(&text).1[0].starts_with("There is no standard \"fbsp\""));
    let text = rule("self.versioned", "").replace("aws.s3.bucket", "aws.s3.buket");
    let (_, problems) = load_rule(&text);
    assert_eq!(
        problems,
        ["There is no type \"aws.s3.buket\" Did you mean \"aws.s3.bucket\"?"]
    );
    let text = rule("self.versioned", "").replace("[\"CKV_AWS_21\"]", "[1]");
    assert!(load_rule(&text).1[0].starts_with("`aliases`: "));
}

#[test]
fn models_are_checked() {
    for (from, to, problem) in [
        (
            "versioned = coalesce",
            "versiond = coalesce",
            "`aws.s3.bucket` has no attribute `versiond` Did you mean `versioned`?",
        ),
        (
            "v.versioning_conf",
            "w.versioning_conf",
            "There is no `w` here",
        ),
        (
            "optional(bool, false)",
            "optional(boll, false)",
            "This is no type Did you mean `bool`?",
        ),
        (
            "lacks = { mfa =",
            "lacks = { mfaa =",
            "`aws.s3.bucket` has no attribute `mfaa` Did you mean `mfa`?",
        ),
        (
            "lacks = { mfa = \"there is no MFA delete\" }",
            "lacks = [\"mfa\"]",
            "Names with a reason for each are needed Write { name = \"why\" }.",
        ),
        (
            "\"there is no MFA delete\"",
            "\" \"",
            "The reason why there is nothing is a text",
        ),
        (
            "lacks = { mfa",
            "absent = { name",
            "`name` is assigned, and said to have nothing here",
        ),
        (
            "attributes {",
            "lacks = { cloudformation = \"no\" }\n attributes {",
            "cloudformation is said to have nothing of the kind",
        ),
        (
            "attributes {",
            "absent = { mfaa = \"no\" }\n attributes {",
            "`aws.s3.bucket` has no attribute `mfaa` Did you mean `mfa`?",
        ),
        (
            "attributes {",
            "lacks = { pulumi = \"no\" }\n attributes {",
            "There is no dialect `pulumi`",
        ),
        (
            "self.BucketName",
            "null",
            "Nothing is assigned to `name` Say why: absent = { name = \"…\" }.",
        ),
        (
            "\"AWS::S3::Bucket\"",
            "\"aws_s3_bucket\"",
            "`aws_s3_bucket` is no cloudformation type",
        ),
    ] {
        let text = MODEL.replacen(from, to, 1);
        let files = [RuleFile {
            path: "aws/s3/_model.hcl",
            file: FileId(0),
            text: &text,
        }];
        let (_, problems) = load(&files, &());
        assert!(!problems.is_empty(), "{to}");
        let first = &problems[0];
        let help = first.help.as_deref().unwrap_or_default();
        let said = format!("{} {help}", first.message);
        assert!(said.starts_with(problem), "{to}: {said}");
    }
}

#[test]
fn native_types_that_are_spelled_alike_share_a_mapping() {
    let text = MODEL.replace(
        "terraform \"aws_s3_bucket\" {",
        "terraform \"aws_s3_bucket\" \"aws_s3_twin\" {",
    );
    let files = [RuleFile {
        path: "aws/s3/_model.hcl",
        file: FileId(0),
        text: &text,
    }];
    let (set, problems) = load(&files, &());
    assert!(problems.is_empty(), "{problems:?}");
    let natives = &set.types[0].natives;
    let types: Vec<&str> = natives.iter().map(|n| n.ty.as_str()).collect();
    assert_eq!(types, ["aws_s3_bucket", "aws_s3_twin", "AWS::S3::Bucket"]);
    assert_eq!(natives[0].values, natives[1].values);
    let unlabelled = MODEL.replace("terraform \"aws_s3_bucket\" {", "terraform {");
    let files = [RuleFile {
        text: &unlabelled,
        ..files[0]
    }];
    let (_, problems) = load(&files, &());
    assert!(
        problems[0].message.contains("takes a native type"),
        "{problems:?}"
    );
}
