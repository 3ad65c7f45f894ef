resource "aws_kinesis_stream" "clicks" {
  name            = "clicks"
  shard_count     = 1
  encryption_type = "KMS"
  kms_key_id      = "alias/aws/kinesis" # expect: aws-kinesis-stream-no-customer-key
}

resource "aws_kinesis_stream" "no_key" { # expect: aws-kinesis-stream-no-customer-key
  name            = "orders"
  shard_count     = 1
  encryption_type = "KMS"
}
