resource "aws_rds_cluster" "absent" { # expect: aws-rds-cluster-no-customer-key
  engine            = "aurora-postgresql"
  storage_encrypted = true
}

resource "aws_rds_cluster" "aws_managed" {
  engine            = "aurora-postgresql"
  storage_encrypted = true
  kms_key_id        = "arn:aws:kms:eu-west-1:111122223333:alias/aws/rds" # expect: aws-rds-cluster-no-customer-key
}
