variable "key" {
  type = string
}

resource "aws_rds_cluster_activity_stream" "caller_decides" {
  resource_arn = "arn:aws:rds:eu-west-1:111122223333:cluster:orders"
  mode         = "async"
  kms_key_id   = var.key
}
