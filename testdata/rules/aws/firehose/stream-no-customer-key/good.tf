resource "aws_kms_key" "clicks" {}

resource "aws_kinesis_firehose_delivery_stream" "clicks" {
  name        = "clicks"
  destination = "extended_s3"

  server_side_encryption {
    enabled  = true
    key_type = "CUSTOMER_MANAGED_CMK"
    key_arn  = aws_kms_key.clicks.arn
  }
}

resource "aws_kinesis_firehose_delivery_stream" "from_topic" {
  name        = "orders"
  destination = "extended_s3"

  msk_source_configuration {
    msk_cluster_arn = "arn:aws:kafka:eu-west-1:111122223333:cluster/orders/1"
    topic_name      = "orders"
  }
}
