# A table in the region of the stack, and what scales it.
type "aws.dynamodb.table" {
  attributes {
    name                   = string
    billing_mode           = optional(string, "PROVISIONED")
    point_in_time_recovery = optional(bool, false)
    # Whether a KMS key encrypts it; without one it is a key that AWS owns.
    kms_encryption      = optional(bool, false)
    kms_key             = string
    deletion_protection = optional(bool, false)
    # Made from another table: that one's encryption holds where none is set.
    restored = optional(bool, false)
    # Policies of Application Auto Scaling that change its capacity.
    scaling_policies = list(any)
  }

  derived {
    customer_key = self.kms_encryption && customer_key(self.kms_key)
  }

  terraform "aws_dynamodb_table" {
    identity = ["id", "arn", "name"]

    # Two tables may have one literal name (in two regions): a reference says which is meant. A
    # policy of an index leaves its table as it is.
    attach_all "scaling" "aws_appautoscaling_policy" {
      on = coalesce(startswith(scaling.scalable_dimension, "dynamodb:index:"), false) ? null : (
        coalesce(within(scaling.resource_id), trimprefix(scaling.resource_id, "table/"))
      )
    }

    point_in_time_recovery = self.point_in_time_recovery.enabled
    kms_encryption         = self.server_side_encryption.enabled
    kms_key                = self.server_side_encryption.kms_key_arn
    deletion_protection    = self.deletion_protection_enabled
    restored               = present(self.restore_source_name) || present(self.restore_source_table_arn)
    scaling_policies       = scaling
  }

  cloudformation "AWS::DynamoDB::Table" {
    identity = ["Ref", "Arn", "TableName"]

    # A policy says what it scales, or names a target by reference or as `table/name|dimension|dynamodb`.
    attach_all "scaling" "AWS::ApplicationAutoScaling::ScalingPolicy" {
      on = [
        for s in [{
          dimension = coalesce(
            scaling.ScalableDimension, follow(scaling.ScalingTargetId, "AWS::ApplicationAutoScaling::ScalableTarget").ScalableDimension,
            element(split("|", scaling.ScalingTargetId), 1),
          )
          resource = coalesce(
            scaling.ResourceId, follow(scaling.ScalingTargetId, "AWS::ApplicationAutoScaling::ScalableTarget").ResourceId,
            element(split("|", scaling.ScalingTargetId), 0),
          )
        }] :
        coalesce(startswith(s.dimension, "dynamodb:index:"), false) ? null : (
          coalesce(within(s.resource), trimprefix(s.resource, "table/"))
        )
      ]
    }

    name                   = self.TableName
    point_in_time_recovery = self.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled
    kms_encryption         = self.SSESpecification.SSEEnabled
    kms_key                = self.SSESpecification.KMSMasterKeyId
    deletion_protection    = self.DeletionProtectionEnabled
    restored               = false
    scaling_policies       = scaling
  }
}

# A copy of a table in one region, with settings of its own.
type "aws.dynamodb.replica" {
  attributes {
    region                 = string
    point_in_time_recovery = optional(bool, false)
    kms_key                = string
  }

  derived {
    customer_key = customer_key(self.kms_key)
  }

  terraform "aws_dynamodb_table" {
    identity               = ["id", "arn", "name"]
    each                   = self.replica
    region                 = each.region_name
    point_in_time_recovery = each.point_in_time_recovery
    kms_key                = each.kms_key_arn
  }

  terraform "aws_dynamodb_table_replica" {
    region  = coalesce(self.region, provider.region)
    kms_key = self.kms_key_arn
  }

  cloudformation "AWS::DynamoDB::GlobalTable" {
    identity               = ["Ref", "Arn", "TableName"]
    each                   = self.Replicas
    region                 = each.Region
    point_in_time_recovery = each.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled
    kms_key                = each.SSESpecification.KMSMasterKeyId
  }
}
