//! `data.aws_iam_policy_document`.
use super::*;

const BASIC: &str = r#"
variable "bucket" {}
data "aws_iam_policy_document" "p" {
  policy_id = "x"
  statement {
    sid       = "one"
    actions   = ["s3:Get*", "s3:Put*"]
    resources = ["arn:aws:s3:::b/&{aws:username}"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::1:root"]
    }
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::2:root"]
    }
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
  statement {
    effect    = "Deny"
    actions   = ["*"]
    resources = ["<&>"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}
"#;

#[test]
fn the_text_is_the_providers() {
    let r = run(&[("main.tf", BASIC)]);
    r.clean();
    let json = r.attr("data.aws_iam_policy_document.p", "json");
    let expected = r#"{
  "Version": "2012-10-17",
  "Id": "x",
  "Statement": [
    {
      "Sid": "one",
      "Effect": "Allow",
      "Action": [
        "s3:Put*",
        "s3:Get*"
      ],
      "Resource": "arn:aws:s3:::b/${aws:username}",
      "Principal": {
        "AWS": [
          "arn:aws:iam::1:root",
          "arn:aws:iam::2:root"
        ]
      },
      "Condition": {
        "Bool": {
          "aws:SecureTransport": "false"
        }
      }
    },
    {
      "Effect": "Deny",
      "Action": "*",
      "Resource": "\u003c\u0026\u003e",
      "Principal": "*"
    }
  ]
}"#;
    assert_eq!(json.as_str(), Some(expected));
    let minified = r.attr("data.aws_iam_policy_document.p", "minified_json");
    assert!(
        minified
            .as_str()
            .unwrap()
            .starts_with(r#"{"Version":"2012-10-17","Id":"x","Statement":[{"Sid":"one""#)
    );
}

#[test]
fn parts_keep_their_places_and_unknown_ones_do_not_hide_the_rest() {
    let r = run(&[(
        "main.tf",
        r#"
variable "bucket" {}
data "aws_iam_policy_document" "p" {
  statement {
    actions   = ["s3:*"]
    resources = ["arn:aws:s3:::${var.bucket}", var.bucket]
  }
}
resource "aws_iam_policy" "p" { policy = data.aws_iam_policy_document.p.json }
"#,
    )]);
    r.clean();
    let policy = r.attr("aws_iam_policy.p", "policy");
    assert_eq!(reason(policy), Reason::Input("var.bucket".into()));
    assert_eq!(
        policy.reference().unwrap().display(),
        "data.aws_iam_policy_document.p.json"
    );
    let document = policy.encodes().unwrap();
    let statement = &document.get("Statement").unwrap().as_seq().unwrap().items[0].value;
    let action = statement.get("Action").unwrap();
    assert_eq!(action.as_str(), Some("s3:*"));
    assert_eq!(r.way(action).last().unwrap().0, "\"s3:*\"");
    assert_eq!(statement.get("Effect").unwrap().as_str(), Some("Allow"));
    assert_eq!(
        statement.get("Effect").unwrap().origin.hop,
        Hop::ModelDefault
    );
    let resources = statement.get("Resource").unwrap().as_seq().unwrap();
    assert_eq!(resources.items.len(), 2);
}

#[test]
fn documents_are_merged_by_sid() {
    let r = run(&[(
        "main.tf",
        r#"
data "aws_iam_policy_document" "source" {
  statement {
    sid       = "a"
    actions   = ["a:source"]
    resources = ["*"]
  }
  statement {
    actions   = ["none:source"]
    resources = ["*"]
  }
}
data "aws_iam_policy_document" "over" {
  version = "2008-10-17"
  statement {
    sid       = "b"
    actions   = ["b:override"]
    resources = ["*"]
  }
}
data "aws_iam_policy_document" "p" {
  source_policy_documents   = [data.aws_iam_policy_document.source.json]
  override_policy_documents = [data.aws_iam_policy_document.over.json]
  statement {
    sid       = "a"
    actions   = ["a:own"]
    resources = ["*"]
  }
  statement {
    sid       = "b"
    actions   = ["b:own"]
    resources = ["*"]
  }
}
"#,
    )]);
    r.clean();
    let json = r.attr("data.aws_iam_policy_document.p", "json");
    let document = json.encodes().unwrap();
    let actions: Vec<&str> = document
        .get("Statement")
        .unwrap()
        .as_seq()
        .unwrap()
        .items
        .iter()
        .map(|e| e.value.get("Action").unwrap().as_str().unwrap())
        .collect();
    assert_eq!(actions, ["a:own", "none:source", "b:override"]);
    assert_eq!(
        document.get("Version").unwrap().as_str(),
        Some("2012-10-17")
    );
    assert!(json.as_str().is_some());
}

#[test]
fn statements_and_effects_under_conditions() {
    let r = run(&[(
        "main.tf",
        r#"
variable "on" { type = bool }
data "aws_iam_policy_document" "p" {
  statement {
    effect    = var.on ? "Deny" : null
    actions   = ["a"]
    resources = ["*"]
  }
  dynamic "statement" {
    for_each = var.on ? ["x"] : []
    content {
      actions   = [statement.value]
      resources = ["*"]
    }
  }
}
"#,
    )]);
    r.clean();
    let json = r.attr("data.aws_iam_policy_document.p", "json");
    assert!(json.is_unknown());
    let document = json.encodes().unwrap();
    let statements = document.get("Statement").unwrap().as_seq().unwrap();
    let effect = statements.items[0].value.get("Effect").unwrap();
    let words: Vec<String> = effect
        .arms()
        .iter()
        .map(|(_, v)| v.as_str().unwrap().to_owned())
        .collect();
    assert_eq!(words, ["Deny", "Allow"]);
    assert!(!statements.items[1].cond.is_true());
}
