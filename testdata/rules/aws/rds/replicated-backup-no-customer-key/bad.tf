resource "aws_db_instance_automated_backups_replication" "absent" { # expect: aws-rds-replicated-backup-no-customer-key
  source_db_instance_arn = "arn:aws:rds:eu-west-1:111122223333:db:orders"
  retention_period       = 14
}

resource "aws_db_instance_automated_backups_replication" "aws_managed" {
  source_db_instance_arn = "arn:aws:rds:eu-west-1:111122223333:db:orders"
  retention_period       = 14
  kms_key_id             = "alias/aws/rds" # expect: aws-rds-replicated-backup-no-customer-key
}
