resource "aws_kinesis_stream" "clicks" { # expect: aws-kinesis-stream-unencrypted
  name        = "clicks"
  shard_count = 1
}

resource "aws_kinesis_stream" "off" {
  name            = "orders"
  shard_count     = 1
  encryption_type = "NONE" # expect: aws-kinesis-stream-unencrypted
  kms_key_id      = "alias/streams"
}
