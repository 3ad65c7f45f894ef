# S3: buckets with what other resources set on them, their policies, their public access blocks.

type "aws.s3.bucket" {
  attributes {
    name           = string
    versioned      = optional(bool, false)
    mfa_delete     = optional(bool, false)
    encryption     = object({ algorithm = string, kms_key = string, bucket_key = optional(bool, false) })
    logging_target = string
    # Whether logs of other buckets come here: one of them says so, or the ACL lets the log delivery
    # group write.
    receives_logs  = optional(bool, false)
    access_block   = object({
      block_public_acls       = optional(bool, false)
      block_public_policy     = optional(bool, false)
      ignore_public_acls      = optional(bool, false)
      restrict_public_buckets = optional(bool, false)
    })
    policy             = document
    lifecycle_rules    = list(any)
    # Whether a replication rule is on.
    replicated         = optional(bool, false)
    cors_rules         = list(object({ allowed_origins = list(string), allowed_methods = list(string), allowed_headers = list(string) }))
    website            = any
    object_lock        = optional(bool, false)
    notifications      = any
    tags               = any
  }

  derived {
    # Whether the policy keeps everybody from coming without TLS.
    requires_tls = coalesce(any([for s in self.policy.statements : (
      s.denies
      && any([for p in s.principals : is_any_principal(p)])
      && any([for c in s.conditions : (
        coalesce(lower(c.key) == "aws:securetransport", false)
        && coalesce(startswith(lower(c.operator), "bool"), false)
        && any([for v in c.values : coalesce(lower(tostring(v)) == "false", false)])
      )])
    )]), false)
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
    attach "notification" "aws_s3_bucket_notification" { on = notification.bucket }
    # Only what names a bucket of the project: an input could mean any.
    attach_all "sources" "aws_s3_bucket_logging" {
      on = refers(sources.target_bucket) ? sources.target_bucket : null
    }
    attach_all "old_sources" "aws_s3_bucket" {
      on = refers(old_sources.logging.target_bucket) ? old_sources.logging.target_bucket : null
    }

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
    receives_logs = (
      length(sources) > 0 || length(old_sources) > 0
      || coalesce(coalesce(acl.acl, self.acl) == "log-delivery-write", false)
    )
    access_block      = block
    policy            = coalesce(bucket_policy.policy, self.policy)
    lifecycle_rules   = coalesce(lifecycle.rule, self.lifecycle_rule)
    replicated        = any([for r in coalesce(replication.rule, self.replication_configuration.rules) : r.status == "Enabled"])
    cors_rules        = coalesce(cors.cors_rule, self.cors_rule)
    website           = coalesce(site, self.website)
    object_lock = coalesce(
      self.object_lock_enabled,
      lock.object_lock_enabled == "Enabled",
      self.object_lock_configuration.object_lock_enabled == "Enabled",
    )
    notifications = notification
  }

  cloudformation "AWS::S3::Bucket" {
    identity = ["Ref", "Arn", "BucketName"]

    attach "bucket_policy" "AWS::S3::BucketPolicy" { on = bucket_policy.Bucket }
    attach_all "sources" "AWS::S3::Bucket" {
      on = (
        refers(sources.LoggingConfiguration.DestinationBucketName)
        ? sources.LoggingConfiguration.DestinationBucketName : null
      )
    }

    name       = self.BucketName
    versioned  = self.VersioningConfiguration.Status == "Enabled"
    lacks      = { mfa_delete = "CloudFormation cannot turn MFA delete on" }
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
    receives_logs     = length(sources) > 0 || coalesce(self.AccessControl == "LogDeliveryWrite", false)
    access_block      = self.PublicAccessBlockConfiguration
    policy            = bucket_policy.PolicyDocument
    lifecycle_rules   = self.LifecycleConfiguration.Rules
    replicated        = any([for r in self.ReplicationConfiguration.Rules : r.Status == "Enabled"])
    cors_rules        = self.CorsConfiguration.CorsRules
    website           = self.WebsiteConfiguration
    object_lock       = self.ObjectLockEnabled
    notifications     = self.NotificationConfiguration
  }
}

# What a bucket's ACL says: judged with the bucket, or, where that is not here, by itself.
type "aws.s3.bucket_acl" {
  attributes {
    acl    = string
    grants = list(object({ type = string, uri = string, id = string, permissions = list(string) }))
    # What an ACL gives to everybody has no effect while the access block of the bucket or of the
    # account ignores public ACLs, or the bucket has none because its owner owns all objects.
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
    attach "ownership" "aws_s3_bucket_ownership_controls" { on = ownership.bucket }

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
    ignored = (
      coalesce(block.ignore_public_acls, false)
      || coalesce(ownership.rule.object_ownership == "BucketOwnerEnforced", false)
      || any([for a in nodes("aws.s3.account_access_block") : a.provider == coalesce(provider.name, "aws") && a.ignore_public_acls])
    )
  }

  terraform "aws_s3_bucket_acl" {
    identity = ["bucket"]
    when     = follow(self.bucket, "aws_s3_bucket") == null

    attach "block" "aws_s3_bucket_public_access_block" { on = block.bucket }
    attach "ownership" "aws_s3_bucket_ownership_controls" { on = ownership.bucket }

    grants = [for g in self.access_control_policy.grant[*] : {
      type        = g.grantee.type
      uri         = g.grantee.uri
      id          = g.grantee.id
      permissions = g.permission
    }]
    ignored = (
      coalesce(block.ignore_public_acls, false)
      || coalesce(ownership.rule.object_ownership == "BucketOwnerEnforced", false)
      || any([for a in nodes("aws.s3.account_access_block") : a.provider == coalesce(provider.name, "aws") && a.ignore_public_acls])
    )
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
    ignored = (
      coalesce(self.PublicAccessBlockConfiguration.IgnorePublicAcls, false)
      || coalesce(self.OwnershipControls.Rules.ObjectOwnership == "BucketOwnerEnforced", false)
    )
  }
}

# A bucket's policy where it is written, for rules on its statements.
type "aws.s3.bucket_policy" {
  attributes {
    document   = document
    # While the access block of the bucket or of the account restricts public buckets, a policy that
    # is for everybody reaches AWS services and the own account alone.
    restricted = optional(bool, false)
  }

  terraform "aws_s3_bucket_policy" {
    identity = ["bucket"]

    attach "block" "aws_s3_bucket_public_access_block" { on = block.bucket }

    document   = self.policy
    restricted = (
      coalesce(block.restrict_public_buckets, false)
      || any([for a in nodes("aws.s3.account_access_block") : a.provider == coalesce(provider.name, "aws") && a.restrict_public_buckets])
    )
  }
  terraform "aws_s3_bucket" {
    identity = ["id", "arn", "bucket"]
    when     = present(self.policy)

    attach "block" "aws_s3_bucket_public_access_block" { on = block.bucket }

    document   = self.policy
    restricted = (
      coalesce(block.restrict_public_buckets, false)
      || any([for a in nodes("aws.s3.account_access_block") : a.provider == coalesce(provider.name, "aws") && a.restrict_public_buckets])
    )
  }
  cloudformation "AWS::S3::BucketPolicy" {
    document   = self.PolicyDocument
    restricted = follow(self.Bucket, "AWS::S3::Bucket").PublicAccessBlockConfiguration.RestrictPublicBuckets
  }
}

# The access block of a whole account, for all buckets that the same provider configuration makes.
type "aws.s3.account_access_block" {
  lacks = { cloudformation = "CloudFormation cannot set that of an account" }

  attributes {
    provider                = optional(string, "aws")
    ignore_public_acls      = optional(bool, false)
    restrict_public_buckets = optional(bool, false)
  }

  terraform "aws_s3_account_public_access_block" {
    provider = provider.name
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

# A grant of an ACL that is written out.
type "aws.s3.acl_grant" {
  lacks = { cloudformation = "CloudFormation has canned ACLs only" }

  attributes {
    uri         = optional(string, "")
    permissions = list(string)
    # As in aws.s3.bucket_acl.
    ignored     = optional(bool, false)
  }

  derived {
    # To everybody, or to everybody with an AWS account.
    public = endswith(self.uri, "/global/AllUsers") || endswith(self.uri, "/global/AuthenticatedUsers")
  }

  terraform "aws_s3_bucket_acl" {
    identity = ["bucket"]
    each     = self.access_control_policy.grant

    attach "block" "aws_s3_bucket_public_access_block" { on = block.bucket }
    attach "ownership" "aws_s3_bucket_ownership_controls" { on = ownership.bucket }

    uri         = each.grantee.uri
    permissions = each.permission
    ignored = (
      coalesce(block.ignore_public_acls, false)
      || coalesce(ownership.rule.object_ownership == "BucketOwnerEnforced", false)
      || any([for a in nodes("aws.s3.account_access_block") : a.provider == coalesce(provider.name, "aws") && a.ignore_public_acls])
    )
  }
  terraform "aws_s3_bucket" {
    identity = ["id", "arn", "bucket"]
    each     = self.grant

    attach "block" "aws_s3_bucket_public_access_block" { on = block.bucket }
    attach "ownership" "aws_s3_bucket_ownership_controls" { on = ownership.bucket }

    ignored = (
      coalesce(block.ignore_public_acls, false)
      || coalesce(ownership.rule.object_ownership == "BucketOwnerEnforced", false)
      || any([for a in nodes("aws.s3.account_access_block") : a.provider == coalesce(provider.name, "aws") && a.ignore_public_acls])
    )
  }
}

# A lifecycle configuration where it is written.
type "aws.s3.lifecycle" {
  attributes {
    rules = list(object({
      enabled    = optional(bool, false)
      abort_days = number
      # Whether it is for some objects only.
      filtered   = optional(bool, false)
    }))
  }

  terraform "aws_s3_bucket_lifecycle_configuration" {
    rules = [for r in self.rule[*] : {
      enabled    = r.status == "Enabled"
      abort_days = r.abort_incomplete_multipart_upload.days_after_initiation
      filtered = (
        present(r.prefix) || present(r.filter.prefix) || present(r.filter.and) || present(r.filter.tag)
        || present(r.filter.object_size_greater_than) || present(r.filter.object_size_less_than)
      )
    }]
  }
  # As providers before version 4 have it.
  terraform "aws_s3_bucket" {
    when = present(self.lifecycle_rule)
    rules = [for r in self.lifecycle_rule[*] : {
      enabled    = r.enabled
      abort_days = r.abort_incomplete_multipart_upload_days
      filtered   = present(r.prefix) || present(r.tags)
    }]
  }

  cloudformation "AWS::S3::Bucket" {
    when = present(self.LifecycleConfiguration)
    rules = [for r in self.LifecycleConfiguration.Rules : {
      enabled    = r.Status == "Enabled"
      abort_days = r.AbortIncompleteMultipartUpload.DaysAfterInitiation
      filtered = (
        present(r.Prefix) || present(r.TagFilters)
        || present(r.ObjectSizeGreaterThan) || present(r.ObjectSizeLessThan)
      )
    }]
  }
}

# Who owns objects that others write, where it is said; a new bucket's owner does, and it has no ACLs.
type "aws.s3.ownership" {
  attributes {
    object_ownership = string
  }

  terraform "aws_s3_bucket_ownership_controls" {
    object_ownership = self.rule.object_ownership
  }

  cloudformation "AWS::S3::Bucket" {
    when             = present(self.OwnershipControls)
    object_ownership = self.OwnershipControls.Rules.ObjectOwnership
  }
}

type "aws.s3.access_point" {
  attributes {
    block_public_acls       = optional(bool, true)
    block_public_policy     = optional(bool, true)
    ignore_public_acls      = optional(bool, true)
    restrict_public_buckets = optional(bool, true)
  }

  derived {
    blocked = (
      self.block_public_acls && self.block_public_policy
      && self.ignore_public_acls && self.restrict_public_buckets
    )
  }

  terraform "aws_s3_access_point" {
    block_public_acls       = self.public_access_block_configuration.block_public_acls
    block_public_policy     = self.public_access_block_configuration.block_public_policy
    ignore_public_acls      = self.public_access_block_configuration.ignore_public_acls
    restrict_public_buckets = self.public_access_block_configuration.restrict_public_buckets
  }

  cloudformation "AWS::S3::AccessPoint" {
    # One that writes the block leaves out what it leaves out.
    block_public_acls       = coalesce(self.PublicAccessBlockConfiguration.BlockPublicAcls, !present(self.PublicAccessBlockConfiguration))
    block_public_policy     = coalesce(self.PublicAccessBlockConfiguration.BlockPublicPolicy, !present(self.PublicAccessBlockConfiguration))
    ignore_public_acls      = coalesce(self.PublicAccessBlockConfiguration.IgnorePublicAcls, !present(self.PublicAccessBlockConfiguration))
    restrict_public_buckets = coalesce(self.PublicAccessBlockConfiguration.RestrictPublicBuckets, !present(self.PublicAccessBlockConfiguration))
  }
}

# An object that the provider writes.
type "aws.s3.object" {
  lacks = { cloudformation = "CloudFormation writes no objects" }

  attributes {
    # Its own, or the bucket's for all objects.
    kms_key = string
    # Copied from another object.
    copied  = optional(bool, false)
  }

  terraform "aws_s3_object" {
    absent   = { copied = "it is written, not copied" }
    identity = ["bucket"]
    attach "sse" "aws_s3_bucket_server_side_encryption_configuration" { on = sse.bucket }
    kms_key = coalesce(self.kms_key_id, sse.rule.apply_server_side_encryption_by_default.kms_master_key_id)
  }
  # The name before version 4 of the provider.
  terraform "aws_s3_bucket_object" {
    absent   = { copied = "it is written, not copied" }
    identity = ["bucket"]
    attach "sse" "aws_s3_bucket_server_side_encryption_configuration" { on = sse.bucket }
    kms_key = coalesce(self.kms_key_id, sse.rule.apply_server_side_encryption_by_default.kms_master_key_id)
  }
  terraform "aws_s3_object_copy" {
    identity = ["bucket"]
    attach "sse" "aws_s3_bucket_server_side_encryption_configuration" { on = sse.bucket }
    kms_key = coalesce(self.kms_key_id, sse.rule.apply_server_side_encryption_by_default.kms_master_key_id)
    copied = true
  }
}
