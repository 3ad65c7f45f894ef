//! AWS managed policies that matter: those that grant what leads to more, by name.
//!
//! Kept are the statements that bear on what rules ask, not each policy word for word: what is left
//! out grants reading or narrow things. Source: AWS's "Managed policy reference guide". Any other managed policy of AWS counts as one that grants nothing of the kind.

use crate::value::{Element, Kind, Part, Reason, Type, Value};

/// Statements: actions (or all but those, with `!` before the first), and to which services a role
/// may be passed.
struct Statement {
    actions: &'static [&'static str],
    but: bool,
    to: &'static [&'static str],
}

const fn allow(actions: &'static [&'static str]) -> Statement {
    Statement {
        actions,
        but: false,
        to: &[],
    }
}

const fn pass(to: &'static [&'static str]) -> Statement {
    Statement {
        actions: &["iam:PassRole"],
        but: false,
        to,
    }
}

/// Sorted by name.
const POLICIES: &[(&str, &[Statement])] = &[
    (
        "AWSCloudFormationFullAccess",
        &[allow(&["cloudformation:*"])],
    ),
    ("AWSCodeBuildAdminAccess", &[allow(&["codebuild:*"])]),
    ("AWSDataPipeline_FullAccess", &[allow(&["datapipeline:*"])]),
    ("AWSGlueConsoleFullAccess", &[allow(&["glue:*"])]),
    (
        "AWSLambda_FullAccess",
        &[allow(&["lambda:*"]), pass(&["lambda.amazonaws.com"])],
    ),
    ("AWSStepFunctionsFullAccess", &[allow(&["states:*"])]),
    ("AdministratorAccess", &[allow(&["*"])]),
    (
        "AmazonEC2FullAccess",
        &[allow(&[
            "ec2:*",
            "elasticloadbalancing:*",
            "cloudwatch:*",
            "autoscaling:*",
        ])],
    ),
    (
        "AmazonECS_FullAccess",
        &[
            allow(&[
                "ecs:*",
                "autoscaling:CreateAutoScalingGroup",
                "autoscaling:CreateLaunchConfiguration",
                "autoscaling:UpdateAutoScalingGroup",
                "cloudformation:CreateStack",
                "ec2:RunInstances",
            ]),
            pass(&["ecs-tasks.amazonaws.com"]),
        ],
    ),
    (
        "AmazonS3FullAccess",
        &[allow(&["s3:*", "s3-object-lambda:*"])],
    ),
    (
        "AmazonSSMFullAccess",
        &[allow(&[
            "ssm:*",
            "ec2messages:*",
            "cloudwatch:PutMetricData",
        ])],
    ),
    (
        "AmazonSageMakerFullAccess",
        &[allow(&["sagemaker:*"]), pass(&["sagemaker.amazonaws.com"])],
    ),
    ("AmazonTranscribeFullAccess", &[allow(&["transcribe:*"])]),
    ("IAMFullAccess", &[allow(&["iam:*"])]),
    (
        "PowerUserAccess",
        &[Statement {
            actions: &["iam:*", "organizations:*", "account:*"],
            but: true,
            to: &[],
        }],
    ),
    ("SecretsManagerReadWrite", &[allow(&["secretsmanager:*"])]),
];

/// The document of a managed policy that an ARN names. null where it is one of AWS's that grants
/// nothing that matters; Unknown for one that is not AWS's.
pub(in crate::facts) fn document(arn: &Value) -> Value {
    let at = |v: Value| v.with_origin(arn.origin.clone());
    let text = match &arn.kind {
        Kind::Null(_) => return arn.clone(),
        Kind::String(s) => s.to_string(),
        _ => {
            let Some(parts) = arn.parts() else {
                return at(Value::unknown(crate::facts::why(arn), Type::Dynamic));
            };
            let known = parts.items.iter().map(|p| match p {
                Part::Text { text, .. } => text.to_string(),
                Part::Value(v) => v.as_str().unwrap_or("\u{1}").to_owned(),
            });
            known.collect()
        }
    };
    let Some((_, path)) = text.split_once(":iam::aws:policy/") else {
        let why = "the document of the policy is not here";
        return at(Value::unknown(Reason::Other(why.into()), Type::Dynamic));
    };
    let name = path.rsplit('/').next().unwrap_or_default();
    if name.contains('\u{1}') {
        return at(Value::unknown(crate::facts::why(arn), Type::Dynamic));
    }
    let found = POLICIES.binary_search_by(|(n, _)| (*n).cmp(name)).ok();
    let Some((_, statements)) = found.and_then(|i| POLICIES.get(i)) else {
        return at(Value::null());
    };
    let statements = statements.iter().map(|s| statement(arn, s));
    at(Value::object(vec![
        ("version".into(), Value::string("2012-10-17")),
        ("id".into(), Value::null()),
        ("statements".into(), Value::tuple(statements.collect())),
    ]))
}

/// A statement in the normal form; all of it stands where the policy is named.
fn statement(arn: &Value, s: &Statement) -> Value {
    let at = |v: Value| v.with_origin(arn.origin.clone());
    let texts = |list: &[&str]| {
        let items = list.iter().map(|t| at(Value::string(*t)));
        at(Value::tuple_of(items.map(Element::always).collect()))
    };
    let (actions, not_actions): (&[&str], &[&str]) = match s.but {
        true => (&[], s.actions),
        false => (s.actions, &[]),
    };
    let condition = |to: &[&str]| {
        at(Value::object(vec![
            ("operator".into(), at(Value::string("StringLike"))),
            ("key".into(), at(Value::string("iam:PassedToService"))),
            ("values".into(), texts(to)),
        ]))
    };
    let conditions = match s.to {
        [] => Vec::new(),
        to => vec![condition(to)],
    };
    at(Value::object(vec![
        ("sid".into(), at(Value::null())),
        ("effect".into(), at(Value::string("Allow"))),
        ("allows".into(), at(Value::bool(true))),
        ("denies".into(), at(Value::bool(false))),
        ("actions".into(), texts(actions)),
        ("not_actions".into(), texts(not_actions)),
        ("resources".into(), texts(&["*"])),
        ("not_resources".into(), texts(&[])),
        ("principals".into(), texts(&[])),
        ("not_principals".into(), texts(&[])),
        ("conditions".into(), at(Value::tuple(conditions))),
    ]))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing, reason = "tests")]
    use super::*;

    #[test]
    fn sorted_by_name() {
        for pair in POLICIES.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{}", pair[1].0);
        }
    }

    #[test]
    fn by_arn() {
        let of = |arn: &str| document(&Value::string(arn));
        let admin = of("arn:aws-cn:iam::aws:policy/AdministratorAccess");
        assert!(admin.get("statements").is_some());
        assert!(of("arn:aws:iam::aws:policy/job-function/ViewOnlyAccess").is_null());
        assert!(of("arn:aws:iam::111122223333:policy/AdministratorAccess").is_unknown());
    }
}
