resource "aws_kms_key" "copies" {
  enable_key_rotation = true
}

resource "aws_dlm_lifecycle_policy" "copies" {
  description        = "copies in another region"
  execution_role_arn = "arn:aws:iam::111122223333:role/dlm"

  policy_details {
    policy_type = "EVENT_BASED_POLICY"

    action {
      name = "copy"

      cross_region_copy {
        target = "eu-west-1"

        encryption_configuration {
          encrypted = true
          cmk_arn   = aws_kms_key.copies.arn
        }

        retain_rule {
          interval      = 15
          interval_unit = "DAYS"
        }
      }
    }

    event_source {
      type = "MANAGED_CWE"

      parameters {
        description_regex = ".*"
        event_type        = "shareSnapshot"
        snapshot_owner    = ["111122223333"]
      }
    }
  }
}
