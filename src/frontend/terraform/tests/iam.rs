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
        .map(|(_, v)| v.as_str().unwrap().to_owned())
        .collect();
    assert_eq!(words, ["Deny", "Allow"]);
    assert!(!statements.items[1].cond.is_true());
}

/// Version, id, principals, conditions and statements as the provider puts them together.
#[test]
fn documents_are_merged_in_order() {
    let r = run(&[(
        "main.tf",
        r#"
data "aws_iam_policy_document" "base" {
  version   = "2008-10-17"
  policy_id = "base"
  statement {
    sid           = "Everybody"
    effect        = "Deny"
    not_actions   = ["iam:*", "sts:*"]
    not_resources = ["arn:aws:s3:::open/*"]
    not_principals {
      type        = "AWS"
      identifiers = ["1", "2"]
    }
  }
}
data "aws_iam_policy_document" "p" {
  source_policy_documents = [
    data.aws_iam_policy_document.base.json,
    "",
    jsonencode({
      Id = "second"
      Statement = {
        Sid       = "Mine"
        Effect    = "Allow"
        Action    = ["s3:b", "s3:a"]
        Resource  = "*"
        Principal = { "*" = ["*"] }
        Condition = { Bool = { "aws:MultiFactorAuthPresent" = true } }
      }
    }),
  ]
  statement {
    actions   = ["sqs:*"]
    resources = ["*"]
    principals {
      type        = "Service"
      identifiers = ["a.amazonaws.com", "b.amazonaws.com"]
    }
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
    condition {
      test     = "NumericLessThan"
      variable = "aws:MultiFactorAuthAge"
      values   = [3600]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalTag/x"
      values   = ["b", "a"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalTag/y"
      values   = ["&{aws:username}"]
    }
  }
  override_policy_documents = [
    jsonencode({ Statement = [{ Sid = "Everybody", Effect = "Allow", Action = "none:*" }] }),
  ]
}
"#,
    )]);
    r.clean();
    let json = r.attr("data.aws_iam_policy_document.p", "minified_json");
    assert_eq!(
        json.as_str(),
        Some(
            r#"{"Version":"2012-10-17","Id":"second","Statement":[{"Sid":"Everybody","Effect":"Allow","Action":"none:*"},{"Sid":"Mine","Effect":"Allow","Action":["s3:b","s3:a"],"Resource":"*","Principal":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}},{"Effect":"Allow","Action":"sqs:*","Resource":"*","Principal":{"AWS":"*","Service":["b.amazonaws.com","a.amazonaws.com"]},"Condition":{"NumericLessThan":{"aws:MultiFactorAuthAge":"3600"},"StringEquals":{"aws:PrincipalTag/x":["b","a"],"aws:PrincipalTag/y":"${aws:username}"}}}]}"#
        )
    );
    let base = r.attr("data.aws_iam_policy_document.base", "minified_json");
    assert_eq!(
        base.as_str(),
        Some(
            r#"{"Version":"2008-10-17","Id":"base","Statement":[{"Sid":"Everybody","Effect":"Deny","NotAction":["sts:*","iam:*"],"NotResource":"arn:aws:s3:::open/*","NotPrincipal":{"AWS":["2","1"]}}]}"#
        )
    );
}

#[test]
fn policy_variables_in_partly_known_strings() {
    let r = run(&[(
        "main.tf",
        r#"
variable "bucket" {}
data "aws_iam_policy_document" "p" {
  statement {
    actions   = ["s3:*"]
    resources = ["arn:aws:s3:::&{aws:x}/${var.bucket}/&{aws:username}/*"]
  }
}
"#,
    )]);
    r.clean();
    let json = r.attr("data.aws_iam_policy_document.p", "json");
    let statement = json.encodes().unwrap().get("Statement").unwrap();
    let resource = statement.as_seq().unwrap().items[0].value.get("Resource");
    let Kind::Unknown(u) = &resource.unwrap().kind else {
        panic!("{resource:?}");
    };
    assert_eq!(u.refinements.prefix, "arn:aws:s3:::${aws:x}/");
    let texts: Vec<String> = u
        .parts
        .iter()
        .flat_map(|p| &p.items)
        .filter_map(|p| match p {
            crate::value::Part::Text { text, .. } => Some(text.to_string()),
            crate::value::Part::Value(_) => None,
        })
        .collect();
    assert_eq!(texts, ["arn:aws:s3:::${aws:x}/", "/${aws:username}/*"]);
}
