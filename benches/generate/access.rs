//! A project of who may do what and what reaches what, in any size: roles that trust each other,
//! policies of several statements, security groups that name each other, instances behind them.

use std::fmt::Write as _;
use std::path::Path;

/// What a statement may be about: a service's actions and the ARN of what they are for.
const GRANTS: [(&str, &str); 6] = [
    (
        r#""s3:GetObject", "s3:List*""#,
        r#""arn:aws:s3:::data-NN/*""#,
    ),
    (
        r#""dynamodb:Query", "dynamodb:PutItem""#,
        r#""arn:aws:dynamodb:eu-west-1:111122223333:table/t-NN""#,
    ),
    (r#""ec2:Describe*", "ec2:CreateTags""#, r#""*""#),
    (
        r#""lambda:InvokeFunction""#,
        r#""arn:aws:lambda:eu-west-1:111122223333:function:f-NN""#,
    ),
    (r#""kms:Decrypt", "kms:GenerateDataKey*""#, r#""*""#),
    (r#""iam:PassRole""#, r#""arn:aws:iam::111122223333:role/*""#),
];

/// `n` roles, five policies to two of them, one security group to two, one instance to twenty.
pub fn access(dir: &Path, n: usize) {
    let mut roles = String::new();
    for i in 0..n {
        role(&mut roles, i);
    }
    let policies: Vec<usize> = (0..n * 5 / 2).collect();
    for (k, part) in policies.chunks(500).enumerate() {
        let mut text = String::new();
        for i in part {
            policy(&mut text, *i, n);
        }
        std::fs::write(dir.join(format!("policies{k}.tf")), text).unwrap();
    }
    let groups = n / 2;
    let mut network = String::from(
        "resource \"aws_vpc\" \"v\" {\n  cidr_block = \"10.0.0.0/16\"\n}\nresource \"aws_internet_gateway\" \
         \"g\" {\n  vpc_id = aws_vpc.v.id\n}\nresource \"aws_subnet\" \"s\" {\n  vpc_id = \
         aws_vpc.v.id\n  cidr_block = \"10.0.1.0/24\"\n  map_public_ip_on_launch = true\n}\nresource \
         \"aws_route_table\" \"t\" {\n  vpc_id = aws_vpc.v.id\n  route {\n    cidr_block = \
         \"0.0.0.0/0\"\n    gateway_id = aws_internet_gateway.g.id\n  }\n}\nresource \
         \"aws_route_table_association\" \"a\" {\n  subnet_id = aws_subnet.s.id\n  route_table_id = \
         aws_route_table.t.id\n}\n",
    );
    for i in 0..groups {
        group(&mut network, i);
    }
    for i in 0..n / 20 {
        let _ = write!(
            network,
            "resource \"aws_iam_instance_profile\" \"p{i}\" {{\n  role = \
             aws_iam_role.r{role}.name\n}}\nresource \"aws_instance\" \"i{i}\" {{\n  ami = \
             \"ami-0\"\n  instance_type = \"t3.micro\"\n  subnet_id = aws_subnet.s.id\n  \
             vpc_security_group_ids = [aws_security_group.g{group}.id]\n  iam_instance_profile = \
             aws_iam_instance_profile.p{i}.name\n}}\n",
            role = i * 20 + 1,
            group = i * 10,
        );
    }
    std::fs::write(dir.join("roles.tf"), roles).unwrap();
    std::fs::write(dir.join("network.tf"), network).unwrap();
}

/// Every fifth role may be assumed by the one before it, every other one has its trust from a data
/// source.
fn role(out: &mut String, i: usize) {
    let trust = match i % 5 {
        1 => format!(
            "jsonencode({{\n    Version = \"2012-10-17\"\n    Statement = [{{\n      Effect = \
             \"Allow\"\n      Principal = {{ AWS = aws_iam_role.r{}.arn }}\n      Action = \
             \"sts:AssumeRole\"\n    }}]\n  }})",
            i - 1
        ),
        2 | 4 => {
            let _ = write!(
                out,
                "data \"aws_iam_policy_document\" \"trust{i}\" {{\n  statement {{\n    actions = \
                 [\"sts:AssumeRole\"]\n    principals {{\n      type = \"Service\"\n      identifiers = \
                 [\"lambda.amazonaws.com\"]\n    }}\n    condition {{\n      test = \
                 \"StringEquals\"\n      variable = \"aws:SourceAccount\"\n      values = \
                 [\"111122223333\"]\n    }}\n  }}\n}}\n"
            );
            format!("data.aws_iam_policy_document.trust{i}.json")
        }
        _ => "jsonencode({\n    Version = \"2012-10-17\"\n    Statement = [{\n      Effect = \
              \"Allow\"\n      Principal = { Service = \"ec2.amazonaws.com\" }\n      Action = \
              \"sts:AssumeRole\"\n    }]\n  })"
            .to_owned(),
    };
    let _ = write!(
        out,
        "resource \"aws_iam_role\" \"r{i}\" {{\n  name = \"role-{i}\"\n  assume_role_policy = \
         {trust}\n}}\n"
    );
}

/// A customer's policy of four statements, attached to a role; of those of a role whose successor
/// trusts it, one lets it be assumed.
fn policy(out: &mut String, i: usize, roles: usize) {
    let role = i % roles;
    let numbered = |text: &str| text.replace("NN", &i.to_string());
    let pick = |k: usize| GRANTS[(i + k) % GRANTS.len()];
    let (reads, read) = pick(0);
    let (uses, used) = pick(i / GRANTS.len() % 5 + 1);
    let (uses, used) = match role % 50 {
        1 => (r#""iam:AttachRolePolicy""#, r#""*""#),
        _ => (uses, used),
    };
    let (read, used) = (numbered(read), numbered(used));
    let assumes = role.is_multiple_of(5) && role + 1 < roles;
    let document = if i.is_multiple_of(2) {
        let assume = match assumes {
            true => format!(
                "      {{\n        Effect   = \"Allow\"\n        Action   = \
                 \"sts:AssumeRole\"\n        Resource = aws_iam_role.r{}.arn\n      }},\n",
                role + 1
            ),
            false => String::new(),
        };
        format!(
            "jsonencode({{\n    Version = \"2012-10-17\"\n    Statement = [\n{assume}      {{\n        \
             Sid      = \"Read\"\n        Effect   = \"Allow\"\n        Action   = [{reads}]\n        \
             Resource = {read}\n      }},\n      {{\n        Effect    = \"Allow\"\n        Action    = \
             [{uses}]\n        Resource  = {used}\n        Condition = {{ StringEquals = {{ \
             \"aws:ResourceTag/team\" = \"t{i}\" }} }}\n      }},\n      {{\n        Effect   = \
             \"Deny\"\n        Action   = [\"account:*\", \"organizations:*\"]\n        Resource = \
             \"*\"\n      }},\n    ]\n  }})"
        )
    } else {
        let statement = |effect: &str, actions: &str, resource: &str, more: &str| {
            format!(
                "  statement {{\n    effect = \"{effect}\"\n    actions = [{actions}]\n    resources = \
                 [{resource}]\n{more}  }}\n"
            )
        };
        let bound = "    condition {\n      test = \"StringLike\"\n      variable = \
                     \"aws:PrincipalTag/team\"\n      values = [\"data-*\"]\n    }\n";
        let _ = write!(
            out,
            "data \"aws_iam_policy_document\" \"d{i}\" {{\n{}{}{}{}}}\n",
            statement("Allow", reads, &read, ""),
            statement("Allow", uses, &used, bound),
            statement(
                "Allow",
                "\"logs:CreateLogStream\", \"logs:PutLogEvents\"",
                "\"*\"",
                ""
            ),
            statement("Deny", "\"s3:DeleteBucket*\"", "\"*\"", ""),
        );
        format!("data.aws_iam_policy_document.d{i}.json")
    };
    let _ = write!(
        out,
        "resource \"aws_iam_policy\" \"p{i}\" {{\n  name   = \"policy-{i}\"\n  policy = \
         {document}\n}}\nresource \"aws_iam_role_policy_attachment\" \"a{i}\" {{\n  role       = \
         aws_iam_role.r{role}.name\n  policy_arn = aws_iam_policy.p{i}.arn\n}}\n"
    );
}

/// A group that lets in the one before it; every tenth is open to the internet.
fn group(out: &mut String, i: usize) {
    let from = match i % 10 {
        0 => "cidr_blocks = [\"0.0.0.0/0\"]".to_owned(),
        _ => format!("security_groups = [aws_security_group.g{}.id]", i - 1),
    };
    let _ = write!(
        out,
        "resource \"aws_security_group\" \"g{i}\" {{\n  name = \"group-{i}\"\n  description = \"of \
         {i}\"\n  vpc_id = aws_vpc.v.id\n  ingress {{\n    description = \"one\"\n    from_port = \
         443\n    to_port = 443\n    protocol = \"tcp\"\n    {from}\n  }}\n}}\nresource \
         \"aws_vpc_security_group_egress_rule\" \"e{i}\" {{\n  security_group_id = \
         aws_security_group.g{i}.id\n  ip_protocol = \"-1\"\n  cidr_ipv4 = \"10.0.0.0/8\"\n  \
         description = \"inside\"\n}}\n"
    );
}
