resource "aws_dms_replication_instance" "absent" { # expect: aws-dms-replication-instance-no-customer-key
  replication_instance_id    = "absent"
  replication_instance_class = "dms.t3.medium"
}

resource "aws_dms_replication_instance" "aws_managed" {
  replication_instance_id    = "aws-managed"
  replication_instance_class = "dms.t3.medium"
  kms_key_arn                = "arn:aws:kms:eu-west-1:111122223333:alias/aws/dms" # expect: aws-dms-replication-instance-no-customer-key
}
