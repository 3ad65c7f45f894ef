resource "aws_db_snapshot_copy" "absent" { # expect: aws-rds-snapshot-copy-no-customer-key
  source_db_snapshot_identifier = "arn:aws:rds:eu-west-1:111122223333:snapshot:orders"
  target_db_snapshot_identifier = "orders-copy"
}

resource "aws_db_snapshot_copy" "aws_managed" {
  source_db_snapshot_identifier = "arn:aws:rds:eu-west-1:111122223333:snapshot:orders"
  target_db_snapshot_identifier = "orders-copy"
  kms_key_id                    = "alias/aws/rds" # expect: aws-rds-snapshot-copy-no-customer-key
}
