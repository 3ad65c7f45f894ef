resource "aws_kms_key" "orders" {}

resource "aws_rds_cluster_activity_stream" "own_key" {
  resource_arn = "arn:aws:rds:eu-west-1:111122223333:cluster:orders"
  mode         = "async"
  kms_key_id   = aws_kms_key.orders.arn
}
