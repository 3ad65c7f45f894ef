resource "aws_kms_key" "streams" {}

resource "aws_kinesis_stream" "clicks" {
  name            = "clicks"
  shard_count     = 1
  encryption_type = "KMS"
  kms_key_id      = aws_kms_key.streams.arn
}

resource "aws_kinesis_stream" "unencrypted" {
  name        = "orders"
  shard_count = 1
}
