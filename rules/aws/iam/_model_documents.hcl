# Every policy document where it is written, with what it is attached to: the kind decides what a
# statement means and what it must say.

type "aws.iam.policy_document" {
  absent = { bounds = "it is no policy of its own" }

  attributes {
    # identity, permission-set, organization (SCPs), resource-control (RCPs, which are for everybody by
    # name), trust; else the kind of the resource whose policy it is: access-point, api, authority,
    # backup-vault, bucket, bus, cluster, domain, email, endpoint, file-system, function, glacier, key,
    # layer, log, package, queue, registry, repository, secret, stream, table, topic.
    kind     = string
    document = document
    # What it is attached to, as that is named; the resource's own address where it is part of one.
    to       = list(any)
    # Whom it bounds, as a permissions boundary.
    bounds   = list(any)
  }

  derived {
    # Whether the principals are those whom it is attached to, so that it names none.
    by_attachment = coalesce(contains(["identity", "permission-set", "organization"], self.kind), false)
  }

  terraform "aws_iam_policy" {
    attach_all "roles" "aws_iam_role_policy_attachment" { on = roles.policy_arn }
    attach_all "users" "aws_iam_user_policy_attachment" { on = users.policy_arn }
    attach_all "groups" "aws_iam_group_policy_attachment" { on = groups.policy_arn }
    attach_all "shared" "aws_iam_policy_attachment" { on = shared.policy_arn }
    attach_all "holders" "aws_iam_role" { on = holders.managed_policy_arns }
    attach_all "bounded" "aws_iam_role" "aws_iam_user" { on = bounded.permissions_boundary }

    kind     = "identity"
    document = self.policy
    to = concat(
      roles[*].role, users[*].user, groups[*].group, flatten(shared[*].roles), flatten(shared[*].users),
      flatten(shared[*].groups), holders,
    )
    bounds   = bounded
  }

  terraform "aws_iam_role_policy" {
    kind     = "identity"
    document = self.policy
    to       = [self.role]
  }

  terraform "aws_iam_user_policy" {
    kind     = "identity"
    document = self.policy
    to       = [self.user]
  }

  terraform "aws_iam_group_policy" {
    kind     = "identity"
    document = self.policy
    to       = [self.group]
  }

  terraform "aws_iam_role" {
    each     = self.inline_policy
    kind     = "identity"
    document = each.policy
    to       = [address]
  }

  terraform "aws_iam_role" {
    kind     = "trust"
    document = self.assume_role_policy
    to       = [address]
  }

  terraform "aws_ssoadmin_permission_set_inline_policy" {
    kind     = "permission-set"
    document = self.inline_policy
    to       = [self.permission_set_arn]
  }

  terraform "aws_organizations_policy" {
    identity = ["id", "arn"]
    attach_all "attachments" "aws_organizations_policy_attachment" { on = attachments.policy_id }

    when     = contains(["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"], coalesce(self.type, "SERVICE_CONTROL_POLICY"))
    kind     = coalesce(self.type == "RESOURCE_CONTROL_POLICY", false) ? "resource-control" : "organization"
    document = self.content
    to       = attachments[*].target_id
  }

  terraform "aws_s3_bucket_policy" {
    kind     = "bucket"
    document = self.policy
    to       = [self.bucket]
  }

  terraform "aws_s3control_access_point_policy" {
    kind     = "access-point"
    document = self.policy
    to       = [self.access_point_arn]
  }

  terraform "aws_kms_key_policy" {
    kind     = "key"
    document = self.policy
    to       = [self.key_id]
  }

  terraform "aws_sqs_queue_policy" {
    kind     = "queue"
    document = self.policy
    to       = [self.queue_url]
  }

  terraform "aws_sns_topic_policy" {
    kind     = "topic"
    document = self.policy
    to       = [self.arn]
  }

  terraform "aws_vpc_endpoint_policy" {
    kind     = "endpoint"
    document = self.policy
    to       = [self.vpc_endpoint_id]
  }

  terraform "aws_ecr_repository_policy" {
    kind     = "repository"
    document = self.policy
    to       = [self.repository]
  }

  terraform "aws_codeartifact_domain_permissions_policy" {
    kind     = "package"
    document = self.policy_document
    to       = [self.domain]
  }

  terraform "aws_codeartifact_repository_permissions_policy" {
    kind     = "package"
    document = self.policy_document
    to       = [self.repository]
  }

  terraform "aws_backup_vault_policy" {
    kind     = "backup-vault"
    document = self.policy
    to       = [self.backup_vault_name]
  }

  terraform "aws_secretsmanager_secret_policy" {
    kind     = "secret"
    document = self.policy
    to       = [self.secret_arn]
  }

  terraform "aws_glacier_vault_lock" {
    kind     = "glacier"
    document = self.policy
    to       = [self.vault_name]
  }

  terraform "aws_efs_file_system_policy" {
    kind     = "file-system"
    document = self.policy
    to       = [self.file_system_id]
  }

  terraform "aws_opensearch_domain_policy" "aws_elasticsearch_domain_policy" {
    kind     = "domain"
    document = self.access_policies
    to       = [self.domain_name]
  }

  terraform "aws_api_gateway_rest_api_policy" {
    kind     = "api"
    document = self.policy
    to       = [self.rest_api_id]
  }

  terraform "aws_cloudwatch_event_bus_policy" {
    kind     = "bus"
    document = self.policy
    to       = [self.event_bus_name]
  }

  terraform "aws_kinesis_resource_policy" {
    kind     = "stream"
    document = self.policy
    to       = [self.resource_arn]
  }

  terraform "aws_dynamodb_resource_policy" {
    kind     = "table"
    document = self.policy
    to       = [self.resource_arn]
  }

  terraform "aws_msk_cluster_policy" {
    kind     = "cluster"
    document = self.policy
    to       = [self.cluster_arn]
  }

  terraform "aws_acmpca_policy" {
    kind     = "authority"
    document = self.policy
    to       = [self.resource_arn]
  }

  terraform "aws_ses_identity_policy" {
    kind     = "email"
    document = self.policy
    to       = [self.identity]
  }

  terraform "aws_s3_bucket" {
    when     = present(self.policy)
    kind     = "bucket"
    document = self.policy
    to       = [address]
  }

  terraform "aws_s3_access_point" {
    when     = present(self.policy)
    kind     = "access-point"
    document = self.policy
    to       = [address]
  }

  terraform "aws_kms_key" "aws_kms_external_key" "aws_kms_replica_key" "aws_kms_replica_external_key" {
    when     = present(self.policy)
    kind     = "key"
    document = self.policy
    to       = [address]
  }

  terraform "aws_sqs_queue" {
    when     = present(self.policy)
    kind     = "queue"
    document = self.policy
    to       = [address]
  }

  terraform "aws_sns_topic" {
    when     = present(self.policy)
    kind     = "topic"
    document = self.policy
    to       = [address]
  }

  terraform "aws_vpc_endpoint" {
    when     = present(self.policy)
    kind     = "endpoint"
    document = self.policy
    to       = [address]
  }

  terraform "aws_secretsmanager_secret" {
    when     = present(self.policy)
    kind     = "secret"
    document = self.policy
    to       = [address]
  }

  terraform "aws_glacier_vault" {
    when     = present(self.access_policy)
    kind     = "glacier"
    document = self.access_policy
    to       = [address]
  }

  terraform "aws_opensearch_domain" "aws_elasticsearch_domain" {
    when     = present(self.access_policies)
    kind     = "domain"
    document = self.access_policies
    to       = [address]
  }

  terraform "aws_api_gateway_rest_api" {
    when     = present(self.policy)
    kind     = "api"
    document = self.policy
    to       = [address]
  }

  terraform "aws_ecr_registry_policy" {
    kind     = "registry"
    document = self.policy
    to       = []
  }

  terraform "aws_cloudwatch_log_resource_policy" {
    kind     = "log"
    document = self.policy_document
    to       = []
  }

  terraform "aws_lambda_permission" {
    kind     = "function"
    document = policy({ Statement = [{
      Effect   = "Allow"
      Action   = self.action
      Resource = "*"
      Principal = coalesce(endswith(self.principal, ".amazonaws.com"), false) ? { Service = self.principal, AWS = [] } : { Service = [], AWS = self.principal }
    }] })
    to = [self.function_name]
  }

  terraform "aws_lambda_layer_version_permission" {
    kind     = "layer"
    document = policy({ Statement = [{
      Effect   = "Allow"
      Action   = self.action
      Resource = "*"
      Principal = coalesce(endswith(self.principal, ".amazonaws.com"), false) ? { Service = self.principal, AWS = [] } : { Service = [], AWS = self.principal }
    }] })
    to = [self.layer_name]
  }

  cloudformation "AWS::IAM::ManagedPolicy" {
    identity = ["Ref", "PolicyArn", "ManagedPolicyName"]
    attach_all "holders" "AWS::IAM::Role" "AWS::IAM::User" "AWS::IAM::Group" { on = holders.ManagedPolicyArns }
    attach_all "bounded" "AWS::IAM::Role" "AWS::IAM::User" { on = bounded.PermissionsBoundary }

    kind     = "identity"
    document = self.PolicyDocument
    to       = concat(self.Roles, self.Users, self.Groups, holders)
    bounds   = bounded
  }

  cloudformation "AWS::IAM::Policy" {
    kind     = "identity"
    document = self.PolicyDocument
    to       = concat(self.Roles, self.Users, self.Groups)
  }

  cloudformation "AWS::IAM::RolePolicy" {
    kind     = "identity"
    document = self.PolicyDocument
    to       = [self.RoleName]
  }

  cloudformation "AWS::IAM::UserPolicy" {
    kind     = "identity"
    document = self.PolicyDocument
    to       = [self.UserName]
  }

  cloudformation "AWS::IAM::GroupPolicy" {
    kind     = "identity"
    document = self.PolicyDocument
    to       = [self.GroupName]
  }

  cloudformation "AWS::IAM::Role" "AWS::IAM::User" "AWS::IAM::Group" {
    each     = self.Policies
    kind     = "identity"
    document = each.PolicyDocument
    to       = [address]
  }

  cloudformation "AWS::IAM::Role" {
    kind     = "trust"
    document = self.AssumeRolePolicyDocument
    to       = [address]
  }

  cloudformation "AWS::SSO::PermissionSet" {
    when     = present(self.InlinePolicy)
    kind     = "permission-set"
    document = self.InlinePolicy
    to       = [address]
  }

  cloudformation "AWS::Organizations::Policy" {
    when     = contains(["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"], self.Type)
    kind     = coalesce(self.Type == "RESOURCE_CONTROL_POLICY", false) ? "resource-control" : "organization"
    document = self.Content
    to       = self.TargetIds
  }

  cloudformation "AWS::S3::BucketPolicy" {
    kind     = "bucket"
    document = self.PolicyDocument
    to       = [self.Bucket]
  }

  cloudformation "AWS::SQS::QueuePolicy" {
    kind     = "queue"
    document = self.PolicyDocument
    to       = self.Queues
  }

  cloudformation "AWS::SQS::QueueInlinePolicy" {
    kind     = "queue"
    document = self.PolicyDocument
    to       = [self.Queue]
  }

  cloudformation "AWS::SNS::TopicPolicy" {
    kind     = "topic"
    document = self.PolicyDocument
    to       = self.Topics
  }

  cloudformation "AWS::SNS::TopicInlinePolicy" {
    kind     = "topic"
    document = self.PolicyDocument
    to       = [self.TopicArn]
  }

  cloudformation "AWS::SecretsManager::ResourcePolicy" {
    kind     = "secret"
    document = self.ResourcePolicy
    to       = [self.SecretId]
  }

  cloudformation "AWS::Kinesis::ResourcePolicy" {
    kind     = "stream"
    document = self.ResourcePolicy
    to       = [self.ResourceArn]
  }

  cloudformation "AWS::MSK::ClusterPolicy" {
    kind     = "cluster"
    document = self.Policy
    to       = [self.ClusterArn]
  }

  cloudformation "AWS::ECR::RegistryPolicy" {
    kind     = "registry"
    document = self.PolicyText
    to       = []
  }

  cloudformation "AWS::Logs::ResourcePolicy" {
    kind     = "log"
    document = self.PolicyDocument
    to       = []
  }

  cloudformation "AWS::Events::EventBusPolicy" {
    when     = present(self.Statement)
    kind     = "bus"
    document = self.Statement == null ? null : { Statement = [self.Statement] }
    to       = [self.EventBusName]
  }

  cloudformation "AWS::S3::AccessPoint" {
    when     = present(self.Policy)
    kind     = "access-point"
    document = self.Policy
    to       = [address]
  }

  cloudformation "AWS::KMS::Key" "AWS::KMS::ReplicaKey" {
    when     = present(self.KeyPolicy)
    kind     = "key"
    document = self.KeyPolicy
    to       = [address]
  }

  cloudformation "AWS::EC2::VPCEndpoint" {
    when     = present(self.PolicyDocument)
    kind     = "endpoint"
    document = self.PolicyDocument
    to       = [address]
  }

  cloudformation "AWS::ECR::Repository" {
    when     = present(self.RepositoryPolicyText)
    kind     = "repository"
    document = self.RepositoryPolicyText
    to       = [address]
  }

  cloudformation "AWS::CodeArtifact::Domain" "AWS::CodeArtifact::Repository" {
    when     = present(self.PermissionsPolicyDocument)
    kind     = "package"
    document = self.PermissionsPolicyDocument
    to       = [address]
  }

  cloudformation "AWS::Backup::BackupVault" {
    when     = present(self.AccessPolicy)
    kind     = "backup-vault"
    document = self.AccessPolicy
    to       = [address]
  }

  cloudformation "AWS::EFS::FileSystem" {
    when     = present(self.FileSystemPolicy)
    kind     = "file-system"
    document = self.FileSystemPolicy
    to       = [address]
  }

  cloudformation "AWS::OpenSearchService::Domain" "AWS::Elasticsearch::Domain" {
    when     = present(self.AccessPolicies)
    kind     = "domain"
    document = self.AccessPolicies
    to       = [address]
  }

  cloudformation "AWS::ApiGateway::RestApi" {
    when     = present(self.Policy)
    kind     = "api"
    document = self.Policy
    to       = [address]
  }

  cloudformation "AWS::Events::EventBus" {
    when     = present(self.Policy)
    kind     = "bus"
    document = self.Policy
    to       = [address]
  }

  cloudformation "AWS::DynamoDB::Table" {
    when     = present(self.ResourcePolicy.PolicyDocument)
    kind     = "table"
    document = self.ResourcePolicy.PolicyDocument
    to       = [address]
  }

  cloudformation "AWS::Lambda::Permission" {
    kind     = "function"
    document = policy({ Statement = [{
      Effect   = "Allow"
      Action   = self.Action
      Resource = "*"
      Principal = coalesce(endswith(self.Principal, ".amazonaws.com"), false) ? { Service = self.Principal, AWS = [] } : { Service = [], AWS = self.Principal }
    }] })
    to = [self.FunctionName]
  }

  cloudformation "AWS::Lambda::LayerVersionPermission" {
    kind     = "layer"
    document = policy({ Statement = [{
      Effect   = "Allow"
      Action   = self.Action
      Resource = "*"
      Principal = coalesce(endswith(self.Principal, ".amazonaws.com"), false) ? { Service = self.Principal, AWS = [] } : { Service = [], AWS = self.Principal }
    }] })
    to = [self.LayerVersionArn]
  }
}
