resource "aws_kms_key" "copies" {
  enable_key_rotation = true
}

resource "aws_dlm_lifecycle_policy" "copies" {
  description        = "copies in another region"
  execution_role_arn = "arn:aws:iam::111122223333:role/dlm"

  policy_details {
    resource_types = ["VOLUME"]
    target_tags    = { Backup = "yes" }

    schedule {
      name = "daily"

      create_rule {
        interval = 24
      }

      retain_rule {
        count = 14
      }

      cross_region_copy_rule {
        target    = "eu-west-1"
        encrypted = true
        cmk_arn   = aws_kms_key.copies.arn

        retain_rule {
          interval      = 30
          interval_unit = "DAYS"
        }
      }
    }
  }
}
