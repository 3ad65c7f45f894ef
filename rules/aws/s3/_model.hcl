# S3: buckets with what other resources set on them, their policies, their public access blocks.

type "aws.s3.bucket" {
  attributes {
    name           = string
    versioned      = optional(bool, false)
    mfa_delete     = optional(bool, false)
    encryption     = object({ algorithm = string, kms_key = string, bucket_key = optional(bool, false) })
    logging_target = string
    # Whether its ACL lets the log delivery group write: logs of other buckets come here.
    receives_logs  = optional(bool, false)
    access_block   = object({
      block_public_acls       = optional(bool, false)
      block_public_policy     = optional(bool, false)
      ignore_public_acls      = optional(bool, false)
      restrict_public_buckets = optional(bool, false)
    })
    policy             = document
    lifecycle_rules    = list(any)
    replication_rules  = list(any)
    cors_rules         = list(object({ allowed_origins = list(string), allowed_methods = list(string), allowed_headers = list(string) }))
    website            = any
    object_lock        = optional(bool, false)
    object_ownership   = string
    notifications      = any
    tags               = any
  }

  terraform "aws_s3_bucket" {
    identity = ["id", "arn", "bucket"]

    attach "acl" "aws_s3_bucket_acl" { on = acl.bucket }
    attach "versioning" "aws_s3_bucket_versioning" { on = versioning.bucket }
    attach "sse" "aws_s3_bucket_server_side_encryption_configuration" { on = sse.bucket }
    attach "logging" "aws_s3_bucket_logging" { on = logging.bucket }
    attach "block" "aws_s3_bucket_public_access_block" { on = block.bucket }
    attach "bucket_policy" "aws_s3_bucket_policy" { on = bucket_policy.bucket }
    attach "lifecycle" "aws_s3_bucket_lifecycle_configuration" { on = lifecycle.bucket }
    attach "replication" "aws_s3_bucket_replication_configuration" { on = replication.bucket }
    attach "cors" "aws_s3_bucket_cors_configuration" { on = cors.bucket }
    attach "site" "aws_s3_bucket_website_configuration" { on = site.bucket }
    attach "lock" "aws_s3_bucket_object_lock_configuration" { on = lock.bucket }
    attach "ownership" "aws_s3_bucket_ownership_controls" { on = ownership.bucket }
    attach "notification" "aws_s3_bucket_notification" { on = notification.bucket }

    name = self.bucket
    versioned = coalesce(
      versioning.versioning_configuration.status == "Enabled",
      self.versioning.enabled,
    )
    mfa_delete = coalesce(
      versioning.versioning_configuration.mfa_delete == "Enabled",
      self.versioning.mfa_delete,
    )
    encryption = [for r in coalesce(sse.rule, self.server_side_encryption_configuration.rule) : {
      algorithm  = r.apply_server_side_encryption_by_default.sse_algorithm
      kms_key    = r.apply_server_side_encryption_by_default.kms_master_key_id
      bucket_key = r.bucket_key_enabled
    }]
    logging_target    = coalesce(logging.target_bucket, self.logging.target_bucket)
    receives_logs     = coalesce(acl.acl, self.acl) == "log-delivery-write"
    access_block      = block
    policy            = coalesce(bucket_policy.policy, self.policy)
    lifecycle_rules   = coalesce(lifecycle.rule, self.lifecycle_rule)
    replication_rules = coalesce(replication.rule, self.replication_configuration.rules)
    cors_rules        = coalesce(cors.cors_rule, self.cors_rule)
    website           = coalesce(site, self.website)
    object_lock = coalesce(
      self.object_lock_enabled,
      lock.object_lock_enabled == "Enabled",
      self.object_lock_configuration.object_lock_enabled == "Enabled",
    )
    object_ownership = ownership.rule.object_ownership
    notifications    = notification
  }

  cloudformation "AWS::S3::Bucket" {
    identity = ["Ref", "Arn", "BucketName"]

    attach "bucket_policy" "AWS::S3::BucketPolicy" { on = bucket_policy.Bucket }

    name       = self.BucketName
    versioned  = self.VersioningConfiguration.Status == "Enabled"
    lacks      = ["mfa_delete"]
    encryption = [for r in self.BucketEncryption.ServerSideEncryptionConfiguration : {
      algorithm  = r.ServerSideEncryptionByDefault.SSEAlgorithm
      kms_key    = r.ServerSideEncryptionByDefault.KMSMasterKeyID
      bucket_key = r.BucketKeyEnabled
    }]
    # A log bucket may be left out: the logs then go to the bucket itself.
    logging_target = coalesce(
      self.LoggingConfiguration.DestinationBucketName,
      self.LoggingConfiguration != null ? "the bucket itself" : null,
    )
    receives_logs     = self.AccessControl == "LogDeliveryWrite"
    access_block      = self.PublicAccessBlockConfiguration
    policy            = bucket_policy.PolicyDocument
    lifecycle_rules   = self.LifecycleConfiguration.Rules
    replication_rules = self.ReplicationConfiguration.Rules
    cors_rules        = self.CorsConfiguration.CorsRules
    website           = self.WebsiteConfiguration
    object_lock       = self.ObjectLockEnabled
    object_ownership  = self.OwnershipControls.Rules.ObjectOwnership
    notifications     = self.NotificationConfiguration
  }
}

# What a bucket's ACL says: judged with the bucket, or, where that is not here, by itself.
type "aws.s3.bucket_acl" {
  attributes {
    acl    = string
    grants = list(object({ type = string, uri = string, id = string, permissions = list(string) }))
    # What an ACL gives to everybody has no effect while the access block ignores public ACLs.
    ignored = optional(bool, false)
  }

  derived {
    # Grants to everybody, and to everybody with an AWS account.
    public_grants        = [for g in self.grants : g if coalesce(endswith(g.uri, "/global/AllUsers"), false)]
    authenticated_grants = [for g in self.grants : g if coalesce(endswith(g.uri, "/global/AuthenticatedUsers"), false)]
  }

  terraform "aws_s3_bucket" {
    identity = ["id", "arn", "bucket"]

    attach "beside" "aws_s3_bucket_acl" { on = beside.bucket }
    attach "block" "aws_s3_bucket_public_access_block" { on = block.bucket }

    acl = coalesce(beside.acl, self.acl)
    grants = concat(
      [for g in beside.access_control_policy.grant[*] : {
        type        = g.grantee.type
        uri         = g.grantee.uri
        id          = g.grantee.id
        permissions = g.permission
      }],
      self.grant[*],
    )
    ignored = block.ignore_public_acls
  }

  terraform "aws_s3_bucket_acl" {
    identity = ["bucket"]
    when     = follow(self.bucket, "aws_s3_bucket") == null

    attach "block" "aws_s3_bucket_public_access_block" { on = block.bucket }

    grants = [for g in self.access_control_policy.grant[*] : {
      type        = g.grantee.type
      uri         = g.grantee.uri
      id          = g.grantee.id
      permissions = g.permission
    }]
    ignored = block.ignore_public_acls
  }

  cloudformation "AWS::S3::Bucket" {
    identity = ["Ref", "Arn", "BucketName"]

    # Canned ACLs by the names that the API has for them.
    acl = lookup({
      Private                = "private"
      PublicRead             = "public-read"
      PublicReadWrite        = "public-read-write"
      AuthenticatedRead      = "authenticated-read"
      LogDeliveryWrite       = "log-delivery-write"
      BucketOwnerRead        = "bucket-owner-read"
      BucketOwnerFullControl = "bucket-owner-full-control"
      AwsExecRead            = "aws-exec-read"
    }, self.AccessControl, self.AccessControl)
    # CloudFormation has canned ACLs only.
    grants  = []
    ignored = self.PublicAccessBlockConfiguration.IgnorePublicAcls
  }
}

# A bucket's policy where it is written, for rules on its statements.
type "aws.s3.bucket_policy" {
  attributes {
    document = document
  }

  terraform "aws_s3_bucket_policy" {
    document = self.policy
  }
  terraform "aws_s3_bucket" {
    identity = ["id", "arn", "bucket"]
    when     = present(self.policy)
    document = self.policy
  }
  cloudformation "AWS::S3::BucketPolicy" {
    document = self.PolicyDocument
  }
}

# The public access block where it is written.
type "aws.s3.public_access_block" {
  attributes {
    block_public_acls       = optional(bool, false)
    block_public_policy     = optional(bool, false)
    ignore_public_acls      = optional(bool, false)
    restrict_public_buckets = optional(bool, false)
  }

  terraform "aws_s3_bucket_public_access_block" {}

  # A new bucket has all four settings on; one that writes the block leaves out what it leaves out.
  cloudformation "AWS::S3::Bucket" {
    identity                = ["Ref", "Arn", "BucketName"]
    when                    = present(self.PublicAccessBlockConfiguration)
    block_public_acls       = self.PublicAccessBlockConfiguration.BlockPublicAcls
    block_public_policy     = self.PublicAccessBlockConfiguration.BlockPublicPolicy
    ignore_public_acls      = self.PublicAccessBlockConfiguration.IgnorePublicAcls
    restrict_public_buckets = self.PublicAccessBlockConfiguration.RestrictPublicBuckets
  }
}
