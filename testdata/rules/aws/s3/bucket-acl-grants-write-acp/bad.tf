resource "aws_s3_bucket_acl" "shop" {
  bucket = "shop"

  access_control_policy {
    owner {
      id = "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"
    }
    grant {
      permission = "WRITE_ACP" # expect: aws-s3-bucket-acl-grants-write-acp
      grantee {
        type = "Group"
        uri  = "http://acs.amazonaws.com/groups/global/AllUsers"
      }
    }
  }
}
