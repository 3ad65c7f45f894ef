# A customer managed key with its own material; the material of a replica is its primary key's.
type "aws.kms.key" {
  attributes {
    spec     = optional(string, "SYMMETRIC_DEFAULT")
    # Where the material comes from and is kept: AWS_KMS, EXTERNAL, AWS_CLOUDHSM, EXTERNAL_KEY_STORE.
    origin   = optional(string, "AWS_KMS")
    rotation = optional(bool, false)
    enabled  = optional(bool, true)
    # Whether a policy is written for it; the default policy lets the account's IAM policies decide.
    has_policy = optional(bool, false)
  }

  terraform "aws_kms_key" {
    identity = ["id", "arn", "key_id"]

    attach_all "policies" "aws_kms_key_policy" { on = policies.key_id }

    spec       = self.customer_master_key_spec
    origin = present(self.xks_key_id) ? "EXTERNAL_KEY_STORE" : (
      present(self.custom_key_store_id) ? "AWS_CLOUDHSM" : "AWS_KMS"
    )
    rotation   = self.enable_key_rotation
    enabled    = self.is_enabled
    has_policy = present(self.policy) || length(policies) > 0
  }

  terraform "aws_kms_external_key" {
    identity = ["id", "arn"]

    attach_all "policies" "aws_kms_key_policy" { on = policies.key_id }

    spec       = self.key_spec
    origin     = "EXTERNAL"
    lacks      = { rotation = "KMS does not rotate imported material by itself" }
    has_policy = present(self.policy) || length(policies) > 0
  }

  cloudformation "AWS::KMS::Key" {
    identity   = ["Ref", "Arn", "KeyId"]
    spec       = self.KeySpec
    rotation   = self.EnableKeyRotation
    has_policy = present(self.KeyPolicy)
  }
}

# A key policy, wherever it is written. Where none is, the default policy gives the account alone
# access.
type "aws.kms.key_policy" {
  attributes {
    policy = document
  }

  terraform "aws_kms_key" "aws_kms_external_key" "aws_kms_replica_key" "aws_kms_replica_external_key" "aws_kms_key_policy" {}

  cloudformation "AWS::KMS::Key" "AWS::KMS::ReplicaKey" {
    policy = self.KeyPolicy
  }
}
