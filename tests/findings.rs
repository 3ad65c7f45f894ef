//! What findings say and where they stand: instances, conditions, modules, data sources,
//! fingerprints. On the built-in rules and on rules of a user's own.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests"
)]

use bartizan::frontend::{cloudformation, terraform};
use bartizan::rules::load::RuleFile;
use bartizan::rules::relations::relations;
use bartizan::rules::{Finding, RuleSet, Verdicts, run};
use bartizan::source::{FileId, MemoryFs, SourceMap};

const VERSIONING: &str = "aws-s3-bucket-versioning-disabled";
const SSH: &str = "aws-vpc-security-group-ssh-open-to-internet";

struct Judged {
    sources: SourceMap,
    verdicts: Vec<Verdicts>,
}

fn judge_with(rules: &RuleSet, files: &[(&str, &str)]) -> Judged {
    let sources = SourceMap::default();
    let fs = MemoryFs::new(files.iter().map(|(p, t)| (*p, (*t).to_owned())));
    let inputs = terraform::Inputs::default();
    let found = terraform::analyze(&terraform::Project {
        fs: &fs,
        sources: &sources,
        folders: &["".into()],
        inputs: &inputs,
        modules_dir: None,
        require_modules: false,
        max_file_size: 1 << 20,
        strict: false,
    });
    for u in &found.units {
        assert!(u.problems.is_empty(), "{:?}", u.problems);
    }
    let verdicts = found
        .units
        .iter()
        .map(|u| run(rules, u, &sources))
        .collect();
    Judged { sources, verdicts }
}

fn judge(rule: &str, files: &[(&str, &str)]) -> Judged {
    judge_with(&RuleSet::built_in().only(rule), files)
}

impl Judged {
    fn findings(&self) -> Vec<&Finding> {
        let all = self.verdicts.iter().flat_map(|v| &v.findings);
        all.map(AsRef::as_ref).collect()
    }

    fn one(&self) -> &Finding {
        let all = self.findings();
        assert_eq!(all.len(), 1, "{all:#?}");
        all[0]
    }

    fn undecided(&self) -> Vec<(String, Vec<String>)> {
        let all = self.verdicts.iter().flat_map(|v| &v.undecided);
        all.map(|u| {
            let inputs = u.inputs.iter().map(ToString::to_string).collect();
            (u.reason.clone(), inputs)
        })
        .collect()
    }

    /// The text under the primary label.
    fn text(&self, f: &Finding) -> String {
        self.sources.text(f.primary.span)
    }

    fn path(&self, f: &Finding) -> String {
        self.sources
            .get(f.primary.span.file)
            .unwrap()
            .path
            .to_string()
    }

    fn related(&self, f: &Finding) -> Vec<(String, String)> {
        f.related
            .iter()
            .map(|l| (l.message.to_string(), self.sources.text(l.span)))
            .collect()
    }
}

#[test]
fn instances_of_one_line_are_one_finding() {
    let judged = judge(
        VERSIONING,
        &[(
            "main.tf",
            "resource \"aws_s3_bucket\" \"b\" {\n  count = 3\n}\n",
        )],
    );
    let f = judged.one();
    assert_eq!(f.resource.address, "aws_s3_bucket.b[0]");
    assert_eq!(
        f.instances().collect::<Vec<_>>(),
        [
            "aws_s3_bucket.b[0]",
            "aws_s3_bucket.b[1]",
            "aws_s3_bucket.b[2]"
        ]
    );
    assert_eq!(judged.text(f), "resource \"aws_s3_bucket\" \"b\"");
}

#[test]
fn a_resource_that_may_exist_is_judged_as_if_it_did() {
    let judged = judge(
        VERSIONING,
        &[(
            "main.tf",
            "variable \"on\" { type = bool }\n\
             resource \"aws_s3_bucket\" \"b\" {\n  count = var.on ? 1 : 0\n}\n",
        )],
    );
    let f = judged.one();
    assert_eq!(f.resource.address, "aws_s3_bucket.b");
    assert_eq!(f.condition().map(|c| c.as_str()), Some("var.on"));
}

#[test]
fn a_switch_leaves_it_undecided_a_branch_does_not() {
    let text = |test: &str| {
        format!(
            "variable \"v\" {{}}\nvariable \"on\" {{ type = bool }}\n\
             resource \"aws_s3_bucket\" \"b\" {{}}\n\
             resource \"aws_s3_bucket_versioning\" \"b\" {{\n  count = {test} ? 1 : 0\n  \
             bucket = aws_s3_bucket.b.id\n  versioning_configuration {{ status = \"Enabled\" }}\n}}\n"
        )
    };
    let switch = judge(VERSIONING, &[("main.tf", &text("var.on"))]);
    assert!(switch.findings().is_empty());
    assert_eq!(switch.undecided()[0].1, ["var.on"]);
    let presence = judge(VERSIONING, &[("main.tf", &text("var.v != null"))]);
    assert!(presence.findings().is_empty());
    assert_eq!(presence.undecided().len(), 1);
    let branch = judge(VERSIONING, &[("main.tf", &text("var.v == \"prod\""))]);
    let f = branch.one();
    assert_eq!(f.condition().map(|c| c.as_str()), Some("var.v != \"prod\""));
    assert!(
        f.primary.message.contains("aws_s3_bucket_versioning"),
        "{:?}",
        f.primary
    );
}

#[test]
fn the_way_of_a_value_through_a_local_module() {
    let judged = judge(
        SSH,
        &[
            (
                "main.tf",
                "locals {\n  ranges = [\"0.0.0.0/0\"]\n}\nmodule \"m\" {\n  source = \"./m\"\n  \
                 ranges = local.ranges\n}\n",
            ),
            (
                "m/main.tf",
                "variable \"ranges\" {}\nresource \"aws_security_group\" \"g\" {\n  ingress {\n    \
                 from_port = 22\n    to_port = 22\n    protocol = \"tcp\"\n    \
                 cidr_blocks = var.ranges\n  }\n}\n",
            ),
        ],
    );
    let f = judged.one();
    assert_eq!(f.resource.address, "module.m.aws_security_group.g");
    assert_eq!(judged.path(f), "m/main.tf");
    assert_eq!(judged.text(f), "var.ranges");
    let related = judged.related(f);
    assert!(
        related.contains(&("passed to the module here".into(), "local.ranges".into())),
        "{related:?}"
    );
    assert!(
        related.iter().any(|(_, t)| t == "\"0.0.0.0/0\""),
        "{related:?}"
    );
}

#[test]
fn a_downloaded_module_is_shown_at_the_call() {
    let files = |call: &str| {
        vec![
            (
                "main.tf".to_owned(),
                format!("module \"m\" {{\n  source = \"acme/group/aws\"\n{call}}}\n"),
            ),
            (
                ".terraform/modules/modules.json".to_owned(),
                "{\"Modules\":[{\"Key\":\"\",\"Source\":\"\",\"Dir\":\".\"},{\"Key\":\"m\",\
                 \"Source\":\"registry.terraform.io/acme/group/aws\",\"Version\":\"1.0.0\",\
                 \"Dir\":\".terraform/modules/m\"}]}"
                    .to_owned(),
            ),
            (
                ".terraform/modules/m/main.tf".to_owned(),
                "variable \"ranges\" { default = [\"0.0.0.0/0\"] }\n\
                 resource \"aws_security_group\" \"g\" {\n  ingress {\n    from_port = 22\n    \
                 to_port = 22\n    protocol = \"tcp\"\n    cidr_blocks = var.ranges\n  }\n}\n"
                    .to_owned(),
            ),
        ]
    };
    let run = |call: &str| {
        let files = files(call);
        let files: Vec<(&str, &str)> = files.iter().map(|(p, t)| (&**p, &**t)).collect();
        judge(SSH, &files)
    };
    let by_argument = run("  ranges = [\"0.0.0.0/0\"]\n");
    let f = by_argument.one();
    assert_eq!(by_argument.path(f), "main.tf");
    assert!(
        by_argument.text(f).contains("\"0.0.0.0/0\""),
        "{}",
        by_argument.text(f)
    );
    assert_eq!(f.resource.address, "module.m.aws_security_group.g");
    let by_default = run("");
    let f = by_default.one();
    assert_eq!(by_default.path(f), "main.tf");
    assert_eq!(by_default.text(f), "module \"m\"");
}

#[test]
fn a_satellite_reaches_its_parent_through_a_module() {
    let judged = judge(
        VERSIONING,
        &[
            (
                "main.tf",
                "module \"m\" {\n  source = \"./m\"\n}\n\
                 resource \"aws_s3_bucket_versioning\" \"v\" {\n  bucket = module.m.bucket\n  \
                 versioning_configuration {\n    status = \"Enabled\"\n  }\n}\n",
            ),
            (
                "m/main.tf",
                "resource \"aws_s3_bucket\" \"b\" {}\nresource \"aws_s3_bucket\" \"other\" {}\n\
                 output \"bucket\" {\n  value = aws_s3_bucket.b.id\n}\n",
            ),
        ],
    );
    assert_eq!(
        judged.one().resource.address,
        "module.m.aws_s3_bucket.other"
    );
}

#[test]
fn a_document_is_its_data_sources() {
    let judged = judge(
        "aws-iam-policy-full-admin",
        &[(
            "main.tf",
            "data \"aws_iam_policy_document\" \"d\" {\n  statement {\n    actions = [\"*\"]\n    \
             resources = [\"*\"]\n  }\n}\n\
             resource \"aws_iam_policy\" \"a\" {\n  policy = data.aws_iam_policy_document.d.json\n}\n\
             resource \"aws_iam_policy\" \"b\" {\n  policy = data.aws_iam_policy_document.d.json\n}\n",
        )],
    );
    let f = judged.one();
    assert_eq!(f.resource.address, "data.aws_iam_policy_document.d");
    assert_eq!(judged.text(f), "\"*\"");
}

#[test]
fn an_action_inside_text_with_holes() {
    let judged = judge(
        "aws-iam-policy-full-admin",
        &[(
            "main.tf",
            "variable \"sid\" {}\nresource \"aws_iam_policy\" \"p\" {\n  policy = <<-EOT\n    \
             {\"Statement\": [{\"Sid\": \"${var.sid}\", \"Effect\": \"Allow\",\n      \
             \"Action\": [\"s3:Get*\", \"*\"], \"Resource\": [\"*\"]}]}\n  EOT\n}\n",
        )],
    );
    let f = judged.one();
    let at = judged.sources.get(f.primary.span.file).unwrap();
    let at = at.line_column(f.primary.span.start);
    assert_eq!((at.line, judged.text(f).trim_matches('"')), (5, "*"));
}

#[test]
fn what_stands_in_a_file_is_led_to() {
    let main = r#"
locals {
  text = file("p/a.json")
}
resource "aws_iam_policy" "a" {
  policy = local.text
}
resource "aws_iam_policy" "b" {
  policy = templatefile("p/b.json", { what = "*" })
}
"#;
    let escaped = "{\"Id\": \"é\",\r\n \"Statement\": [{\"Effect\": \"Allow\", \"Resource\": \"*\",\r\n \
                   \"Action\": \"\\u002a\"}, {\"Effect\": \"Allow\", \"Resource\": \"*\", \"Action\": [\"*\"]}]}";
    let template = r#"{"Statement": [{"Effect": "Allow", "Action": "${what}", "Resource": "*"},
{"Effect": "Allow", "Action": "*", "Resource": "*"}]}"#;
    let judged = judge(
        "aws-iam-policy-full-admin",
        &[
            ("main.tf", main),
            ("p/a.json", escaped),
            ("p/b.json", template),
        ],
    );
    let found = judged.findings();
    let [a, b, value] = found.as_slice() else {
        panic!("{found:#?}");
    };
    let all = |f| (judged.text(f), judged.related(f));
    let own = |(message, text): (&str, &str)| (message.to_owned(), text.to_owned());
    let here = |text| own(("the value comes from here", text));
    // Two statements of one file are one finding, which leads to both.
    let local = own(("the local value", r#"file("p/a.json")"#));
    let both = vec![local, here(r#""\u002a""#), here(r#""*""#)];
    assert_eq!(all(a), ("local.text".to_owned(), both));
    let call = r#"templatefile("p/b.json", { what = "*" })"#;
    assert_eq!(all(b), (call.to_owned(), vec![here(r#""*""#)]));
    // What is put into a template stands where it is given.
    assert_eq!(all(value), (r#""*""#.to_owned(), Vec::new()));
    for f in [a, b] {
        let way = &f.related[usize::from(f.way.start)..usize::from(f.way.end)];
        let file = judged.sources.get(way.last().unwrap().span.file);
        assert!(file.unwrap().path.starts_with("p/"));
    }
}

#[test]
fn fingerprints_survive_what_does_not_matter() {
    let fingerprint = |path: &str, text: &str| {
        let judged = judge(VERSIONING, &[(path, text)]);
        let found = judged.findings();
        let b = found
            .iter()
            .find(|f| f.resource.address == "aws_s3_bucket.b");
        b.unwrap().fingerprint
    };
    let text = "resource \"aws_s3_bucket\" \"b\" {\n  versioning {\n    enabled = !true\n  }\n}\n";
    let base = fingerprint("main.tf", text);
    for same in [
        format!("# moved\n\n\n{text}"),
        text.replace("!true", "!   true # why not"),
        format!("resource \"aws_s3_bucket\" \"a\" {{}}\n{text}"),
    ] {
        assert_eq!(fingerprint("main.tf", &same), base, "{same}");
    }
    assert_ne!(fingerprint("other.tf", text), base);
    assert_ne!(
        fingerprint("main.tf", &text.replace("!true", "false")),
        base
    );
}

#[test]
fn a_users_own_rule_on_a_native_type() {
    let mut rules = RuleSet::empty();
    let text = r#"rule {
  title      = "Bucket without owner"
  severity   = "low"
  topic      = "compliance"
  why        = "w"
  help       = "h"
  confidence = "high"
  refs       = []
  aliases    = []
  controls   = {}
  target     = "aws_s3_bucket"
  condition  = coalesce(self.tags.Owner != "", false)
  message    = "bucket ${coalesce(self.bucket, "without name")} has no owner"
}"#;
    let file = RuleFile {
        path: "acme/bucket-no-owner.hcl",
        file: FileId(0),
        text,
    };
    assert!(rules.add(&[file]).is_empty());
    let judged = judge_with(
        &rules,
        &[(
            "main.tf",
            "resource \"aws_s3_bucket\" \"a\" {\n  bucket = \"a\"\n  tags = { Owner = \"me\" }\n}\n\
             resource \"aws_s3_bucket\" \"b\" {\n  bucket = \"b\"\n  tags = { Team = \"x\" }\n}\n",
        )],
    );
    let f = judged.one();
    assert_eq!(f.rule.id, "acme-bucket-no-owner");
    assert_eq!(f.message, "bucket b has no owner");
    // A second set with the same id is refused, the first stays.
    assert!(!rules.add(&[file]).is_empty());
    assert_eq!(rules.len(), 1);
}

#[test]
fn a_users_own_rule_on_every_type() {
    let text = r#"rule {
  title      = "Resource without owner"
  severity   = "low"
  topic      = "compliance"
  why        = "w"
  help       = "h"
  confidence = "high"
  refs       = []
  aliases    = []
  controls   = {}
  target     = "aws_s*"
  condition  = coalesce(self.tags.Owner != "", false)
  message    = "${address} has no owner"
}"#;
    let file = RuleFile {
        path: "acme/resource-no-owner.hcl",
        file: FileId(0),
        text,
    };
    let mut rules = RuleSet::empty();
    assert_eq!(rules.add(&[file]), []);
    let judged = judge_with(
        &rules,
        &[(
            "main.tf",
            "resource \"aws_sns_topic\" \"a\" {}\nresource \"aws_sqs_queue\" \"b\" {\n  tags = \
             { Owner = \"me\" }\n}\nresource \"aws_kms_key\" \"c\" {}\ndata \"aws_s3_bucket\" \"d\" \
             {\n  bucket = \"d\"\n}\n",
        )],
    );
    assert_eq!(judged.one().message, "aws_sns_topic.a has no owner");
    assert_eq!(judged.verdicts[0].passed, 1);
    // A rule on every type knows nothing of this one: it stays a gap of the rules.
    let gaps: Vec<&str> = judged.verdicts[0]
        .types_without_rules
        .keys()
        .map(|t| t.as_str())
        .collect();
    assert_eq!(gaps, ["aws_kms_key", "aws_sns_topic", "aws_sqs_queue"]);
    rules.retain(|_| false);
    let judged = judge_with(
        &rules,
        &[("main.tf", "resource \"aws_sns_topic\" \"a\" {}\n")],
    );
    assert_eq!(judged.findings().len(), 0);
}

#[test]
fn a_misspelt_argument_is_found_in_every_instance_and_under_its_condition() {
    let judged = judge(
        "aws-schema-misspelt-property",
        &[
            (
                "main.tf",
                "module \"m\" {\n  source = \"./m\"\n  count = 2\n}\n",
            ),
            (
                "m/main.tf",
                "resource \"aws_db_instance\" \"d\" {\n  storage_encryptd = true\n}\n",
            ),
        ],
    );
    let f = judged.one();
    assert_eq!(
        f.message,
        "`aws_db_instance` has no argument `storage_encryptd`; did you mean `storage_encrypted`?"
    );
    assert_eq!(
        (judged.path(f).as_str(), judged.text(f).as_str()),
        ("m/main.tf", "true")
    );
    assert_eq!(f.primary.message, "here");
    assert_eq!(
        f.instances().collect::<Vec<_>>(),
        [
            "module.m[0].aws_db_instance.d",
            "module.m[1].aws_db_instance.d"
        ]
    );
    // The name is not the secret, but the text at the place is.
    let judged = judge(
        "aws-schema-misspelt-property",
        &[(
            "main.tf",
            "variable \"p\" {\n  default = \"hunter2\"\n  sensitive = true\n}\nresource \
             \"aws_db_instance\" \"d\" {\n  pasword = \"${var.p}!\"\n}\n",
        )],
    );
    assert!(judged.one().sensitive);
    let judged = judge(
        "aws-schema-misspelt-property",
        &[(
            "main.tf",
            "variable \"env\" {}\nresource \"aws_instance\" \"w\" {\n  count = var.env == \"prod\" ? 1 \
             : 0\n  metadata_options {\n    http_token = \"required\"\n  }\n}\n",
        )],
    );
    let f = judged.one();
    assert_eq!(judged.text(f), "\"required\"");
    assert!(
        f.condition().unwrap().contains("prod"),
        "{:?}",
        f.condition()
    );
}

#[test]
fn a_path_leads_through_several_resources() {
    let text = r#"rule {
  title      = "Bucket named after a topic"
  severity   = "low"
  topic      = "best-practices"
  why        = "It confuses."
  help       = "Name it otherwise."
  confidence = "high"
  refs       = []
  aliases    = []
  controls   = {}
  target     = "aws_s3_bucket"
  condition  = !present(follow(self.tags.Topic, "aws_sns_topic").name)
  path = [
    step(self.tags.Topic, "the bucket names a topic"),
    step(follow(self.tags.Topic, "aws_sns_topic").name, "whose name is this"),
  ]
  message    = "bucket is named after a topic"
}"#;
    let file = RuleFile {
        path: "acme/bucket-topic.hcl",
        file: FileId(0),
        text,
    };
    let mut rules = RuleSet::empty();
    assert_eq!(rules.add(&[file]), []);
    let judged = judge_with(
        &rules,
        &[(
            "main.tf",
            "resource \"aws_sns_topic\" \"t\" {\n  name = \"jobs\"\n}\n\
             resource \"aws_s3_bucket\" \"b\" {\n  tags = { Topic = aws_sns_topic.t.arn }\n}\n",
        )],
    );
    let steps: Vec<(String, String, Option<&str>)> = judged
        .one()
        .path()
        .iter()
        .map(|s| {
            let text = judged.sources.text(s.span);
            (s.message.to_string(), text, s.resource.as_deref())
        })
        .collect();
    let step = |message: &str, text: &str, address| (message.to_owned(), text.to_owned(), address);
    assert_eq!(
        steps,
        [
            step(
                "the bucket names a topic",
                "aws_sns_topic.t.arn",
                Some("aws_s3_bucket.b")
            ),
            step("whose name is this", "\"jobs\"", Some("aws_sns_topic.t")),
        ]
    );
}

#[test]
fn who_may_do_what() {
    let sources = SourceMap::default();
    let text = r#"
resource "aws_s3_bucket" "b" { bucket = "b" }
resource "aws_iam_role" "r" {
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}
resource "aws_iam_role_policy" "p" {
  role = aws_iam_role.r.id
  policy = jsonencode({
    Statement = [
      { Effect = "Allow", Action = ["s3:PutObject", "s3:GetObject"], Resource = "${aws_s3_bucket.b.arn}/*" },
      { Effect = "Deny", Action = "s3:*", Resource = "*" },
    ]
  })
}
resource "aws_lambda_function" "f" {
  function_name = "f"
  role          = aws_iam_role.r.arn
}
"#;
    let fs = MemoryFs::new([("main.tf", text.to_owned())]);
    let inputs = terraform::Inputs::default();
    let found = terraform::analyze(&terraform::Project {
        fs: &fs,
        sources: &sources,
        folders: &["".into()],
        inputs: &inputs,
        modules_dir: None,
        require_modules: false,
        max_file_size: 1 << 20,
        strict: false,
    });
    let all = relations(&RuleSet::built_in(), &found.units[0], &sources);
    let said: Vec<String> = all
        .iter()
        .map(|((from, relation, to), actions)| {
            let actions: Vec<&str> = actions.iter().map(|a| a.as_str()).collect();
            format!("{from} {} {to} {}", relation.as_str(), actions.join(","))
        })
        .collect();
    assert_eq!(
        said,
        [
            "aws_iam_role.r grants aws_s3_bucket.b s3:GetObject,s3:PutObject",
            "aws_iam_role.r trusts lambda.amazonaws.com ",
            "aws_lambda_function.f runs-as aws_iam_role.r ",
        ]
    );
}

#[test]
fn sensitive_values_are_not_said() {
    let text = r#"rule {
  title      = "Password written down"
  severity   = "high"
  topic      = "data-protection"
  why        = "w"
  help       = "h"
  confidence = "high"
  refs       = []
  aliases    = []
  controls   = {}
  target     = "aws_db_instance"
  condition  = !coalesce(plaintext(self.password), false)
  message    = "password is ${self.password}"
}"#;
    let with_at = text.replace("  message", "  at         = self.password\n  message");
    for text in [text, &with_at] {
        sensitive_value_is_not_said(text);
    }
}

fn sensitive_value_is_not_said(text: &str) {
    let mut rules = RuleSet::empty();
    let file = RuleFile {
        path: "acme/password.hcl",
        file: FileId(0),
        text,
    };
    assert!(rules.add(&[file]).is_empty());
    // A value is kept secret that its author calls sensitive, or that is found as a secret.
    for sensitive in ["sensitive = true", ""] {
        let main = format!(
            "variable \"p\" {{\n  {sensitive}\n  default = \"hunter2\"\n}}\n\
             resource \"aws_db_instance\" \"d\" {{\n  password = var.p\n}}\n"
        );
        let judged = judge_with(&rules, &[("main.tf", &main)]);
        let f = judged.one();
        assert!(f.sensitive);
        assert_eq!(f.message, "Password written down");
        assert_eq!(f.primary.message, "`password` is set here");
    }
}

/// The labels of a template's findings by a rule.
fn labels_of_template(rule: &str, text: &str) -> Vec<String> {
    let sources = SourceMap::default();
    let file = sources.add("t.yaml", text.to_owned());
    let unit = cloudformation::analyze(file, "t.yaml", text, &cloudformation::Inputs::default());
    let verdicts = run(&RuleSet::built_in().only(rule), &unit, &sources);
    let findings = verdicts.findings.iter();
    findings.map(|f| f.primary.message.to_string()).collect()
}

#[test]
fn labels_say_what_is_there_and_what_is_not() {
    let distribution = "Resources:\n  D:\n    Type: AWS::CloudFront::Distribution\n    Properties:\n      \
                        DistributionConfig:\n        DefaultCacheBehavior:\n          \
                        ViewerProtocolPolicy: allow-all\n";
    for (rule, label) in [
        ("aws-cloudfront-no-waf", "`WebACLId` is not set"),
        (
            "aws-cloudfront-logging-disabled",
            "no `Logging` that counts is set here",
        ),
        // The model's name of it stands nowhere.
        (
            "aws-cloudfront-viewer-allows-http",
            "this is `\"allow-all\"`",
        ),
    ] {
        assert_eq!(labels_of_template(rule, distribution), [label], "{rule}");
    }
    // A block is there; whether the policy is inline is said by its type.
    let text = r#"
data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["es:*"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}

resource "aws_opensearch_domain_policy" "p" {
  domain_name     = "d"
  access_policies = data.aws_iam_policy_document.d.json
}

resource "aws_iam_user_policy" "u" {
  user   = "u"
  policy = "{}"
}

resource "aws_opensearch_domain" "o" {
  domain_name = "o"
}
"#;
    for (rule, label) in [
        (
            "aws-opensearch-domain-policy-wildcard",
            "`principals` is set here",
        ),
        ("aws-iam-inline-policy", "here"),
        (
            "aws-opensearch-domain-https-not-enforced",
            "`domain_endpoint_options` is not set",
        ),
    ] {
        let judged = judge(rule, &[("main.tf", text)]);
        assert_eq!(&*judged.one().primary.message, label, "{rule}");
    }
}

#[test]
fn one_of_two_statements_is_judged_under_its_condition() {
    let rule = "aws-s3-bucket-policy-any-principal";
    let template = r#"
Conditions:
  East: !Equals [!Ref "AWS::Region", us-east-1]
Resources:
  P:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: b
      PolicyDocument:
        Statement:
          - !If
            - East
            - {Effect: Deny, Principal: "*", Action: "s3:*", Resource: "arn:aws:s3:::b/*"}
            - {Effect: Allow, Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::b/*"}
"#;
    let sources = SourceMap::default();
    let file = sources.add("t.yaml", template.to_owned());
    let inputs = cloudformation::Inputs::default();
    let unit = cloudformation::analyze(file, "t.yaml", template, &inputs);
    let verdicts = run(&RuleSet::built_in().only(rule), &unit, &sources);
    assert!(verdicts.undecided.is_empty());
    let conditions = verdicts
        .findings
        .iter()
        .map(|f| f.condition().map(AsRef::as_ref));
    let conditions: Vec<Option<&str>> = conditions.collect();
    assert_eq!(conditions, [Some("AWS::Region != \"us-east-1\"")]);

    // In Terraform alike; nothing stands for a statement that is not there.
    let text = r#"
variable "env" { type = string }
resource "aws_s3_bucket_policy" "p" {
  bucket = "b"
  policy = jsonencode({ Statement = [
    { Effect = var.env == "prod" ? "Deny" : "Allow", Principal = "*", Action = ["s3:GetObject"], Resource = ["*"] },
    var.env == "dev" ? { Effect = "Allow", Principal = "*", Action = ["s3:*"], Resource = ["*"] } : null,
  ] })
}
"#;
    let judged = judge(rule, &[("main.tf", text)]);
    let mut conditions: Vec<&str> = judged
        .findings()
        .iter()
        .filter_map(|f| f.condition().map(AsRef::as_ref))
        .collect();
    conditions.sort_unstable();
    assert_eq!(conditions, ["var.env != \"prod\"", "var.env == \"dev\""]);
    assert!(judged.undecided().is_empty());
}
