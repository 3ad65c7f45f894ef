# Secrets Manager: secrets, how they are rotated, and the policies that say who may read them.

type "aws.secretsmanager.secret" {
  attributes {
    kms_key = string
    rotated = optional(bool, false)
  }

  derived {
    # The provider and the API take the key that AWS manages by alias, and by its bare name.
    customer_key = present(self.kms_key) && (
      refers(self.kms_key) || coalesce(!endswith(self.kms_key, "aws/secretsmanager"), false)
    )
  }

  terraform "aws_secretsmanager_secret" {
    identity = ["id", "arn", "name"]

    attach_all "rotations" "aws_secretsmanager_secret_rotation" { on = rotations.secret_id }

    kms_key = self.kms_key_id
    # The attribute is of old versions of the provider.
    rotated = present(self.rotation_lambda_arn) || length(rotations) > 0
  }

  cloudformation "AWS::SecretsManager::Secret" {
    identity = ["Ref", "Id", "Name"]

    attach_all "rotations" "AWS::SecretsManager::RotationSchedule" { on = rotations.SecretId }

    kms_key = self.KmsKeyId
    rotated = length(rotations) > 0
  }
}

type "aws.secretsmanager.rotation" {
  attributes {
    automatically_after_days = number
    # rate(…) or cron(…), instead of days.
    schedule_expression      = string
  }

  derived {
    # null where a cron expression says when.
    days = coalesce(
      self.automatically_after_days,
      coalesce(matches(self.schedule_expression, "^rate\\([0-9]+ days?\\)$"), false)
      ? tonumber(split(" ", trimprefix(self.schedule_expression, "rate("))[0])
      : null,
    )
  }

  terraform "aws_secretsmanager_secret_rotation" {
    automatically_after_days = self.rotation_rules.automatically_after_days
    schedule_expression      = self.rotation_rules.schedule_expression
  }

  cloudformation "AWS::SecretsManager::RotationSchedule" {
    automatically_after_days = self.RotationRules.AutomaticallyAfterDays
    schedule_expression      = self.RotationRules.ScheduleExpression
  }
}

# A secret's policy, wherever it is written.
type "aws.secretsmanager.secret_policy" {
  attributes {
    document = document
  }

  terraform "aws_secretsmanager_secret_policy" {
    document = self.policy
  }
  terraform "aws_secretsmanager_secret" {
    when     = present(self.policy)
    document = self.policy
  }

  cloudformation "AWS::SecretsManager::ResourcePolicy" {
    document = self.ResourcePolicy
  }
}
