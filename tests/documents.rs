//! Every policy document is seen in both dialects, with what it is attached to.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use bartizan::frontend::{cloudformation, terraform};
use bartizan::resource::Unit;
use bartizan::rules::load::RuleFile;
use bartizan::rules::{RuleSet, run};
use bartizan::source::{FileId, MemoryFs, SourceMap};
use std::fmt::Write;

/// Says of each document what it is.
const RULE: &str = r#"rule {
  title      = "A document"
  severity   = "low"
  topic      = "best-practices"
  why        = "So that it is seen."
  help       = "Nothing is to be done."
  confidence = "high"
  refs       = []
  aliases    = []
  controls   = {}
  target     = "aws.iam.policy_document"
  condition  = self.document == null
  message    = "${self.kind}, ${length(self.document.statements)} to ${length(self.to)}${length(self.bounds) > 0 ? ", bounds ${length(self.bounds)}" : ""}"
}"#;

/// Two statements, as both dialects write them.
const DOCUMENT: &str = r#"{"Statement": [
    {"Sid": "a", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"},
    {"Sid": "b", "Effect": "Deny", "Action": "s3:PutObject", "Resource": "*"}]}"#;

/// What is seen, and what writes it: types and attributes, `DOC` for the document.
struct Case {
    seen: &'static [&'static str],
    terraform: &'static [(&'static str, &'static str)],
    cloudformation: &'static [(&'static str, &'static str)],
}

const fn case(
    seen: &'static [&'static str],
    terraform: &'static [(&'static str, &'static str)],
    cloudformation: &'static [(&'static str, &'static str)],
) -> Case {
    Case {
        seen,
        terraform,
        cloudformation,
    }
}

/// In the second part of each pair, lines of attributes; resources are named `r0`, `r1` ….
const CASES: &[Case] = &[
    case(
        &["identity, 2 to 1, bounds 1"],
        &[
            ("aws_iam_policy", "policy = DOC"),
            (
                "aws_iam_role_policy_attachment",
                "policy_arn = aws_iam_policy.r0.arn\nrole = \"a\"",
            ),
            (
                "aws_iam_user",
                "permissions_boundary = aws_iam_policy.r0.arn",
            ),
        ],
        &[
            ("AWS::IAM::ManagedPolicy", "PolicyDocument: DOC\nRoles: [a]"),
            ("AWS::IAM::User", "PermissionsBoundary: !Ref r0"),
        ],
    ),
    case(
        &["identity, 2 to 1"],
        &[("aws_iam_role_policy", "policy = DOC\nrole = \"a\"")],
        &[(
            "AWS::IAM::RolePolicy",
            "PolicyDocument: DOC\nRoleName: a\nPolicyName: p",
        )],
    ),
    case(
        &["identity, 2 to 1"],
        &[("aws_iam_user_policy", "policy = DOC\nuser = \"a\"")],
        &[(
            "AWS::IAM::UserPolicy",
            "PolicyDocument: DOC\nUserName: a\nPolicyName: p",
        )],
    ),
    case(
        &["identity, 2 to 1"],
        &[("aws_iam_group_policy", "policy = DOC\ngroup = \"a\"")],
        &[(
            "AWS::IAM::GroupPolicy",
            "PolicyDocument: DOC\nGroupName: a\nPolicyName: p",
        )],
    ),
    case(
        &["identity, 2 to 2"],
        &[],
        &[(
            "AWS::IAM::Policy",
            "PolicyDocument: DOC\nRoles: [a]\nUsers: [b]\nPolicyName: p",
        )],
    ),
    case(
        &["identity, 2 to 1", "trust, 2 to 1"],
        &[(
            "aws_iam_role",
            "assume_role_policy = DOC\ninline_policy {\nname = \"p\"\npolicy = DOC\n}",
        )],
        &[(
            "AWS::IAM::Role",
            "AssumeRolePolicyDocument: DOC\nPolicies: [{PolicyName: p, PolicyDocument: DOC}]",
        )],
    ),
    case(
        &["identity, 2 to 1"],
        &[],
        &[(
            "AWS::IAM::User",
            "Policies: [{PolicyName: p, PolicyDocument: DOC}]",
        )],
    ),
    case(
        &["identity, 2 to 1"],
        &[],
        &[(
            "AWS::IAM::Group",
            "Policies: [{PolicyName: p, PolicyDocument: DOC}]",
        )],
    ),
    // The role that SAM makes; who may assume it is its own.
    case(
        &["identity, 2 to 1", "trust, 1 to 1"],
        &[],
        &[(
            "AWS::Serverless::Function",
            "Runtime: python3.13\nHandler: a.b\nInlineCode: x\nPolicies: [DOC]",
        )],
    ),
    case(
        &["permission-set, 2 to 1"],
        &[(
            "aws_ssoadmin_permission_set_inline_policy",
            "inline_policy = DOC\npermission_set_arn = \"a\"",
        )],
        &[("AWS::SSO::PermissionSet", "InlinePolicy: DOC\nName: a")],
    ),
    case(
        &["organization, 2 to 1"],
        &[
            ("aws_organizations_policy", "content = DOC"),
            (
                "aws_organizations_policy_attachment",
                "policy_id = aws_organizations_policy.r0.id\ntarget_id = \"a\"",
            ),
        ],
        &[(
            "AWS::Organizations::Policy",
            "Type: SERVICE_CONTROL_POLICY\nContent: DOC\nTargetIds: [a]",
        )],
    ),
    case(
        &["bucket, 2 to 1"],
        &[("aws_s3_bucket_policy", "policy = DOC\nbucket = \"a\"")],
        &[("AWS::S3::BucketPolicy", "PolicyDocument: DOC\nBucket: a")],
    ),
    case(
        &["bucket, 2 to 1"],
        &[("aws_s3_bucket", "policy = DOC")],
        &[],
    ),
    case(
        &["access-point, 2 to 1"],
        &[(
            "aws_s3control_access_point_policy",
            "policy = DOC\naccess_point_arn = \"a\"",
        )],
        &[],
    ),
    case(
        &["access-point, 2 to 1"],
        &[(
            "aws_s3_access_point",
            "policy = DOC\nbucket = \"a\"\nname = \"b\"",
        )],
        &[("AWS::S3::AccessPoint", "Policy: DOC\nBucket: a")],
    ),
    case(
        &["key, 2 to 1"],
        &[("aws_kms_key", "policy = DOC")],
        &[("AWS::KMS::Key", "KeyPolicy: DOC")],
    ),
    case(
        &["key, 2 to 1"],
        &[(
            "aws_kms_replica_key",
            "policy = DOC\nprimary_key_arn = \"a\"",
        )],
        &[("AWS::KMS::ReplicaKey", "KeyPolicy: DOC\nPrimaryKeyArn: a")],
    ),
    case(
        &["key, 2 to 1"],
        &[("aws_kms_key_policy", "policy = DOC\nkey_id = \"a\"")],
        &[],
    ),
    case(
        &["queue, 2 to 1"],
        &[("aws_sqs_queue_policy", "policy = DOC\nqueue_url = \"a\"")],
        &[("AWS::SQS::QueuePolicy", "PolicyDocument: DOC\nQueues: [a]")],
    ),
    case(
        &["queue, 2 to 1"],
        &[("aws_sqs_queue", "policy = DOC")],
        &[(
            "AWS::SQS::QueueInlinePolicy",
            "PolicyDocument: DOC\nQueue: a",
        )],
    ),
    case(
        &["topic, 2 to 1"],
        &[("aws_sns_topic_policy", "policy = DOC\narn = \"a\"")],
        &[("AWS::SNS::TopicPolicy", "PolicyDocument: DOC\nTopics: [a]")],
    ),
    case(
        &["topic, 2 to 1"],
        &[("aws_sns_topic", "policy = DOC")],
        &[(
            "AWS::SNS::TopicInlinePolicy",
            "PolicyDocument: DOC\nTopicArn: a",
        )],
    ),
    case(
        &["endpoint, 2 to 1"],
        &[(
            "aws_vpc_endpoint",
            "policy = DOC\nvpc_id = \"a\"\nservice_name = \"b\"",
        )],
        &[(
            "AWS::EC2::VPCEndpoint",
            "PolicyDocument: DOC\nVpcId: a\nServiceName: b",
        )],
    ),
    case(
        &["endpoint, 2 to 1"],
        &[(
            "aws_vpc_endpoint_policy",
            "policy = DOC\nvpc_endpoint_id = \"a\"",
        )],
        &[],
    ),
    case(
        &["repository, 2 to 1"],
        &[(
            "aws_ecr_repository_policy",
            "policy = DOC\nrepository = \"a\"",
        )],
        &[("AWS::ECR::Repository", "RepositoryPolicyText: DOC")],
    ),
    case(
        &["registry, 2 to 0"],
        &[("aws_ecr_registry_policy", "policy = DOC")],
        &[("AWS::ECR::RegistryPolicy", "PolicyText: DOC")],
    ),
    case(
        &["package, 2 to 1"],
        &[(
            "aws_codeartifact_domain_permissions_policy",
            "policy_document = DOC\ndomain = \"a\"",
        )],
        &[(
            "AWS::CodeArtifact::Domain",
            "PermissionsPolicyDocument: DOC\nDomainName: a",
        )],
    ),
    case(
        &["package, 2 to 1"],
        &[(
            "aws_codeartifact_repository_permissions_policy",
            "policy_document = DOC\ndomain = \"a\"\nrepository = \"b\"",
        )],
        &[(
            "AWS::CodeArtifact::Repository",
            "PermissionsPolicyDocument: DOC\nDomainName: a\nRepositoryName: b",
        )],
    ),
    case(
        &["backup-vault, 2 to 1"],
        &[(
            "aws_backup_vault_policy",
            "policy = DOC\nbackup_vault_name = \"a\"",
        )],
        &[(
            "AWS::Backup::BackupVault",
            "AccessPolicy: DOC\nBackupVaultName: a",
        )],
    ),
    case(
        &["secret, 2 to 1"],
        &[(
            "aws_secretsmanager_secret_policy",
            "policy = DOC\nsecret_arn = \"a\"",
        )],
        &[(
            "AWS::SecretsManager::ResourcePolicy",
            "ResourcePolicy: DOC\nSecretId: a",
        )],
    ),
    case(
        &["secret, 2 to 1"],
        &[("aws_secretsmanager_secret", "policy = DOC")],
        &[],
    ),
    case(
        &["glacier, 2 to 1"],
        &[("aws_glacier_vault", "access_policy = DOC\nname = \"a\"")],
        &[],
    ),
    case(
        &["glacier, 2 to 1"],
        &[(
            "aws_glacier_vault_lock",
            "policy = DOC\nvault_name = \"a\"\ncomplete_lock = false",
        )],
        &[],
    ),
    case(
        &["file-system, 2 to 1"],
        &[(
            "aws_efs_file_system_policy",
            "policy = DOC\nfile_system_id = \"a\"",
        )],
        &[("AWS::EFS::FileSystem", "FileSystemPolicy: DOC")],
    ),
    case(
        &["domain, 2 to 1"],
        &[(
            "aws_opensearch_domain",
            "access_policies = DOC\ndomain_name = \"a\"",
        )],
        &[("AWS::OpenSearchService::Domain", "AccessPolicies: DOC")],
    ),
    case(
        &["domain, 2 to 1"],
        &[(
            "aws_elasticsearch_domain_policy",
            "access_policies = DOC\ndomain_name = \"a\"",
        )],
        &[("AWS::Elasticsearch::Domain", "AccessPolicies: DOC")],
    ),
    case(
        &["api, 2 to 1"],
        &[("aws_api_gateway_rest_api", "policy = DOC\nname = \"a\"")],
        &[("AWS::ApiGateway::RestApi", "Policy: DOC\nName: a")],
    ),
    case(
        &["api, 2 to 1"],
        &[(
            "aws_api_gateway_rest_api_policy",
            "policy = DOC\nrest_api_id = \"a\"",
        )],
        &[],
    ),
    case(
        &["bus, 2 to 1"],
        &[(
            "aws_cloudwatch_event_bus_policy",
            "policy = DOC\nevent_bus_name = \"a\"",
        )],
        &[("AWS::Events::EventBus", "Policy: DOC\nName: a")],
    ),
    case(
        &["bus, 1 to 1"],
        &[],
        &[(
            "AWS::Events::EventBusPolicy",
            "EventBusName: a\nStatementId: s\nStatement: {Effect: Allow, Principal: '*', Action: 'events:PutEvents', Resource: '*'}",
        )],
    ),
    case(
        &["stream, 2 to 1"],
        &[(
            "aws_kinesis_resource_policy",
            "policy = DOC\nresource_arn = \"a\"",
        )],
        &[(
            "AWS::Kinesis::ResourcePolicy",
            "ResourcePolicy: DOC\nResourceArn: a",
        )],
    ),
    case(
        &["table, 2 to 1"],
        &[(
            "aws_dynamodb_resource_policy",
            "policy = DOC\nresource_arn = \"a\"",
        )],
        &[(
            "AWS::DynamoDB::Table",
            "ResourcePolicy: {PolicyDocument: DOC}",
        )],
    ),
    case(
        &["cluster, 2 to 1"],
        &[(
            "aws_msk_cluster_policy",
            "policy = DOC\ncluster_arn = \"a\"",
        )],
        &[("AWS::MSK::ClusterPolicy", "Policy: DOC\nClusterArn: a")],
    ),
    case(
        &["authority, 2 to 1"],
        &[("aws_acmpca_policy", "policy = DOC\nresource_arn = \"a\"")],
        &[],
    ),
    case(
        &["email, 2 to 1"],
        &[(
            "aws_ses_identity_policy",
            "policy = DOC\nidentity = \"a\"\nname = \"b\"",
        )],
        &[],
    ),
    case(
        &["function, 1 to 1"],
        &[(
            "aws_lambda_permission",
            "function_name = \"a\"\naction = \"lambda:InvokeFunction\"\nprincipal = \"*\"",
        )],
        &[(
            "AWS::Lambda::Permission",
            "FunctionName: a\nAction: lambda:InvokeFunction\nPrincipal: s3.amazonaws.com",
        )],
    ),
    case(
        &["layer, 1 to 1"],
        &[(
            "aws_lambda_layer_version_permission",
            "layer_name = \"a\"\nversion_number = 1\nstatement_id = \"s\"\naction = \"lambda:GetLayerVersion\"\nprincipal = \"*\"",
        )],
        &[(
            "AWS::Lambda::LayerVersionPermission",
            "LayerVersionArn: a\nAction: lambda:GetLayerVersion\nPrincipal: '*'",
        )],
    ),
    case(
        &["log, 2 to 0"],
        &[(
            "aws_cloudwatch_log_resource_policy",
            "policy_document = DOC\npolicy_name = \"a\"",
        )],
        &[(
            "AWS::Logs::ResourcePolicy",
            "PolicyDocument: DOC\nPolicyName: a",
        )],
    ),
];

/// The resources as Terraform, the documents put together by `jsonencode` or as text.
fn terraform_of(resources: &[(&str, &str)], text: bool) -> String {
    let document = match text {
        true => format!("<<-END\n{DOCUMENT}\nEND\n"),
        false => format!("jsonencode({DOCUMENT})"),
    };
    let mut out = String::new();
    for (i, (ty, attributes)) in resources.iter().enumerate() {
        let attributes = attributes.replace("DOC", &document);
        let _ = writeln!(out, "resource \"{ty}\" \"r{i}\" {{\n{attributes}\n}}");
    }
    out
}

/// The resources as a template.
fn template_of(resources: &[(&str, &str)]) -> String {
    let mut out = "Transform: AWS::Serverless-2016-10-31\nResources:\n".to_owned();
    let document = DOCUMENT.replace('\n', " ");
    for (i, (ty, properties)) in resources.iter().enumerate() {
        let _ = writeln!(out, "  r{i}:\n    Type: {ty}\n    Properties:");
        for line in properties.replace("DOC", &document).lines() {
            let _ = writeln!(out, "      {line}");
        }
    }
    out
}

/// What the rule says of each document of a file, sorted.
fn seen(name: &str, text: &str) -> Vec<String> {
    let sources = SourceMap::default();
    let units: Vec<Unit> = if name.ends_with(".yaml") {
        let file = sources.add(name, text);
        let inputs = cloudformation::Inputs::default();
        vec![cloudformation::analyze(file, name, text, &inputs)]
    } else {
        let fs = MemoryFs::new([(name, text.to_owned())]);
        let inputs = terraform::Inputs::default();
        let project = terraform::Project {
            fs: &fs,
            sources: &sources,
            folders: &["".into()],
            inputs: &inputs,
            modules_dir: None,
            require_modules: false,
            max_file_size: 1 << 20,
            strict: false,
        };
        terraform::analyze(&project).units
    };
    let mut rules = RuleSet::built_in().only("no-rule");
    let file = RuleFile {
        path: "acme/document.hcl",
        file: FileId(0),
        text: RULE,
    };
    assert_eq!(rules.add(&[file]), []);
    let mut said = Vec::new();
    for unit in &units {
        assert!(unit.problems.is_empty(), "{text}\n{:?}", unit.problems);
        let verdicts = run(&rules, unit, &sources);
        assert!(verdicts.undecided.is_empty(), "{text}");
        said.extend(verdicts.findings.iter().map(|f| f.message.to_string()));
    }
    said.sort();
    said
}

#[test]
fn each_kind_is_seen_in_both_dialects() {
    let mut wrong = Vec::new();
    for case in CASES {
        let mut texts = Vec::new();
        if !case.terraform.is_empty() {
            texts.push(("main.tf", terraform_of(case.terraform, false)));
            texts.push(("main.tf", terraform_of(case.terraform, true)));
        }
        if !case.cloudformation.is_empty() {
            texts.push(("t.yaml", template_of(case.cloudformation)));
        }
        for (name, text) in texts {
            let seen = seen(name, &text);
            if seen != case.seen {
                wrong.push(format!("{text}\n  is {seen:?}, not {:?}", case.seen));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// A kind of the model that no case has is not looked at.
#[test]
fn each_carrier_of_the_model_has_a_case() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/rules/aws/iam/_model_documents.hcl"
    );
    let model = std::fs::read_to_string(path).unwrap();
    let mappings = model.lines().map(str::trim).filter(|l| {
        l.ends_with('{') && (l.starts_with("terraform ") || l.starts_with("cloudformation "))
    });
    let natives: Vec<&str> = mappings
        .flat_map(|l| l.split('"').skip(1).step_by(2))
        .collect();
    assert!(natives.len() > 60, "{}", natives.len());
    let written: Vec<&str> = CASES
        .iter()
        .flat_map(|c| c.terraform.iter().chain(c.cloudformation))
        .map(|(ty, _)| *ty)
        .collect();
    // Spelled as another one is that has a case.
    let like_others = [
        "aws_kms_external_key",
        "aws_kms_replica_external_key",
        "aws_opensearch_domain_policy",
        "aws_elasticsearch_domain",
    ];
    let missing: Vec<&str> = natives
        .into_iter()
        .filter(|n| !written.contains(n) && !like_others.contains(n))
        .collect();
    assert_eq!(missing, [""; 0]);
}
