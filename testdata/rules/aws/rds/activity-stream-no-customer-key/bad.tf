resource "aws_rds_cluster_activity_stream" "absent" { # expect: aws-rds-activity-stream-no-customer-key
  resource_arn = "arn:aws:rds:eu-west-1:111122223333:cluster:orders"
  mode         = "async"
}

resource "aws_rds_cluster_activity_stream" "aws_managed" {
  resource_arn = "arn:aws:rds:eu-west-1:111122223333:cluster:orders"
  mode         = "async"
  kms_key_id   = "alias/aws/rds" # expect: aws-rds-activity-stream-no-customer-key
}
