//! A plan of a given size, as `terraform show -json` writes it: on one line, every resource in
//! `planned_values`, `resource_changes` and, where it exists already, in `prior_state`; half of them
//! in a module with `for_each`, so that the configuration has those once.

use serde_json::{Value, json};
use std::fmt::Write as _;

/// A resource: type and name, values, what is known after apply, what the code has.
struct Planned {
    ty: &'static str,
    name: &'static str,
    values: Value,
    unknown: Value,
    expressions: Value,
}

/// What one application consists of; `suffix` stands behind its names in the code.
fn application(i: usize, suffix: &str) -> Vec<Planned> {
    let name = format!("app-{i}");
    let tags =
        json!({"app": name, "team": "platform", "cost-center": format!("{}", 1000 + i % 50)});
    let policy = json!({
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": format!("arn:aws:s3:::{name}-data/*")},
            {"Effect": "Allow", "Action": "sqs:SendMessage", "Resource": format!("arn:aws:sqs:eu-central-1:111122223333:{name}")},
        ],
    });
    let assume = json!({
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"}],
    });
    let of = |resource: &str, attribute: &str| {
        let whole = format!("{resource}{suffix}");
        json!({"references": [format!("{whole}.{attribute}"), whole]})
    };
    let one = |ty, name, values, unknown, expressions| Planned {
        ty,
        name,
        values,
        unknown,
        expressions,
    };
    let ingress = |port: u16| {
        json!({"cidr_blocks": ["10.0.0.0/8"], "description": format!("port {port}"), "from_port": port, "ipv6_cidr_blocks": [],
            "prefix_list_ids": [], "protocol": "tcp", "security_groups": [], "self": false, "to_port": port})
    };
    vec![
        one(
            "aws_s3_bucket",
            "data",
            json!({"bucket": format!("{name}-data"), "bucket_prefix": null, "force_destroy": false, "object_lock_enabled": false,
                "tags": tags, "tags_all": tags, "timeouts": null}),
            json!({"acceleration_status": true, "acl": true, "arn": true, "bucket_domain_name": true, "bucket_regional_domain_name": true,
                "cors_rule": true, "grant": true, "hosted_zone_id": true, "id": true, "lifecycle_rule": true, "logging": true, "policy": true,
                "region": true, "replication_configuration": true, "server_side_encryption_configuration": true, "tags": {}, "tags_all": {},
                "versioning": true, "website": true}),
            json!({"bucket": {"references": ["each.key"]}, "tags": {"references": ["var.tags"]}}),
        ),
        one(
            "aws_s3_bucket_versioning",
            "data",
            json!({"expected_bucket_owner": null, "mfa": null, "versioning_configuration": [{"mfa_delete": null, "status": "Enabled"}]}),
            json!({"bucket": true, "id": true, "versioning_configuration": [{"mfa_delete": true}]}),
            json!({"bucket": of("aws_s3_bucket.data", "id"),
                "versioning_configuration": [{"status": {"constant_value": "Enabled"}}]}),
        ),
        one(
            "aws_s3_bucket_public_access_block",
            "data",
            json!({"block_public_acls": true, "block_public_policy": true, "ignore_public_acls": true, "restrict_public_buckets": true}),
            json!({"bucket": true, "id": true}),
            json!({"bucket": of("aws_s3_bucket.data", "id"),
                "block_public_acls": {"constant_value": true}, "block_public_policy": {"constant_value": true},
                "ignore_public_acls": {"constant_value": true}, "restrict_public_buckets": {"constant_value": true}}),
        ),
        one(
            "aws_iam_role",
            "task",
            json!({"assume_role_policy": assume.to_string(), "description": "", "force_detach_policies": false, "max_session_duration": 3600,
                "name": format!("{name}-task"), "path": "/", "permissions_boundary": null, "tags": tags, "tags_all": tags}),
            json!({"arn": true, "create_date": true, "id": true, "inline_policy": true, "managed_policy_arns": true, "name_prefix": true,
                "tags": {}, "tags_all": {}, "unique_id": true}),
            json!({"assume_role_policy": {}, "name": {"references": ["each.key"]}, "tags": {"references": ["var.tags"]}}),
        ),
        one(
            "aws_iam_role_policy",
            "task",
            json!({"name": "task", "policy": policy.to_string()}),
            json!({"id": true, "name_prefix": true, "role": true}),
            json!({"name": {"constant_value": "task"}, "policy": {"references": ["var.account"]},
                "role": of("aws_iam_role.task", "id")}),
        ),
        one(
            "aws_security_group",
            "task",
            json!({"description": "tasks", "ingress": [ingress(443), ingress(8080)], "egress": [ingress(443)], "name": format!("{name}-task"),
                "revoke_rules_on_delete": false, "tags": tags, "tags_all": tags, "timeouts": null, "vpc_id": "vpc-0123456789abcdef0"}),
            json!({"arn": true, "id": true, "name_prefix": true, "owner_id": true, "tags": {}, "tags_all": {},
                "ingress": [{"cidr_blocks": [false]}, {"cidr_blocks": [false]}], "egress": [{"cidr_blocks": [false]}]}),
            json!({"description": {"constant_value": "tasks"}, "name": {"references": ["each.key"]}, "vpc_id": {"references": ["var.vpc"]}}),
        ),
        one(
            "aws_cloudwatch_log_group",
            "task",
            json!({"kms_key_id": "arn:aws:kms:eu-central-1:111122223333:key/0", "log_group_class": "STANDARD", "name": format!("/ecs/{name}"),
                "retention_in_days": 365, "skip_destroy": false, "tags": tags, "tags_all": tags}),
            json!({"arn": true, "id": true, "name_prefix": true, "tags": {}, "tags_all": {}}),
            json!({"name": {"references": ["each.key"]}, "retention_in_days": {"constant_value": 365}, "kms_key_id": {"references": ["var.key"]}}),
        ),
        one(
            "aws_sqs_queue",
            "work",
            json!({"content_based_deduplication": false, "delay_seconds": 0, "fifo_queue": false, "kms_master_key_id": null,
                "max_message_size": 262144, "message_retention_seconds": 345600, "name": name, "receive_wait_time_seconds": 0,
                "redrive_allow_policy": null, "sqs_managed_sse_enabled": true, "tags": tags, "tags_all": tags, "visibility_timeout_seconds": 30}),
            json!({"arn": true, "deduplication_scope": true, "fifo_throughput_limit": true, "id": true, "kms_data_key_reuse_period_seconds": true,
                "name_prefix": true, "policy": true, "redrive_policy": true, "tags": {}, "tags_all": {}, "url": true}),
            json!({"name": {"references": ["each.key"]}, "sqs_managed_sse_enabled": {"constant_value": true}}),
        ),
    ]
}

/// A plan of about so many bytes.
pub fn plan(bytes: usize) -> String {
    // Of the root module and of the module that is called for every second application.
    let [mut planned, mut code] = [(); 2].map(|()| [String::new(), String::new()]);
    let [mut changes, mut prior] = [String::new(), String::new()];
    let mut i = 0;
    while planned[0].len() + planned[1].len() + code[0].len() + changes.len() + prior.len() < bytes
    {
        let inner = i % 2;
        let exists = i % 3 == 0;
        let suffix = if inner == 1 {
            String::new()
        } else {
            format!("_{i}")
        };
        for mut p in application(i, &suffix) {
            if exists {
                // Known since it was made.
                for name in ["id", "arn", "bucket", "role"] {
                    if p.unknown[name] == true {
                        p.values[name] = match name {
                            "bucket" => json!(format!("app-{i}-data")),
                            "role" => json!(format!("app-{i}-task")),
                            name => json!(format!("{name}-{i}")),
                        };
                    }
                }
            }
            let block = format!("{}.{}{suffix}", p.ty, p.name);
            let address = match inner {
                1 => format!("module.apps[\"app-{i}\"].{block}"),
                _ => block.clone(),
            };
            let head = json!({"address": address, "mode": "managed", "type": p.ty, "name": p.name,
                "provider_name": "registry.terraform.io/hashicorp/aws"});
            let sensitive = json!({"tags": {}, "tags_all": {}});
            let mut resource = head.clone();
            resource["values"] = p.values.clone();
            resource["sensitive_values"] = sensitive.clone();
            let mut change = head;
            change["change"] = match exists {
                true => json!({"actions": ["no-op"], "before": p.values, "after": p.values,
                    "after_unknown": {}, "before_sensitive": sensitive, "after_sensitive": sensitive}),
                false => json!({"actions": ["create"], "before": null, "after": p.values,
                    "after_unknown": p.unknown, "before_sensitive": false, "after_sensitive": sensitive}),
            };
            let _ = write!(planned[inner], "{resource},");
            let _ = write!(changes, "{change},");
            if exists && inner == 0 {
                let _ = write!(prior, "{resource},");
            }
            if inner == 0 || i == 1 {
                let block = json!({"address": block, "mode": "managed", "type": p.ty,
                    "name": p.name, "provider_config_key": "aws", "expressions": p.expressions,
                    "schema_version": 0});
                let _ = write!(code[inner], "{block},");
            }
        }
        i += 1;
    }
    let list = |parts: &str| format!("[{}]", parts.trim_end_matches(','));
    [
        "{\"format_version\":\"1.2\",\"terraform_version\":\"1.11.4\",\"planned_values\":",
        "{\"root_module\":{\"resources\":",
        &list(&planned[0]),
        ",\"child_modules\":[{\"resources\":",
        &list(&planned[1]),
        ",\"address\":\"module.apps\"}]}},\"resource_changes\":",
        &list(&changes),
        ",\"prior_state\":{\"values\":{\"root_module\":{\"resources\":",
        &list(&prior),
        "}}},\"configuration\":{\"provider_config\":{\"aws\":{\"name\":\"aws\"}},",
        "\"root_module\":{\"resources\":",
        &list(&code[0]),
        ",\"module_calls\":{\"apps\":{\"source\":\"./apps\",\"module\":{\"resources\":",
        &list(&code[1]),
        "}}}}}}",
    ]
    .concat()
}
