resource "aws_timestreamwrite_database" "absent" { # expect: aws-timestream-database-no-customer-key
  database_name = "absent"
}

resource "aws_timestreamwrite_database" "aws_managed" {
  database_name = "aws-managed"
  kms_key_id    = "alias/aws/timestream" # expect: aws-timestream-database-no-customer-key
}
