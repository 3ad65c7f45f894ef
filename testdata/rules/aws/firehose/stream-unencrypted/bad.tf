resource "aws_kinesis_firehose_delivery_stream" "clicks" { # expect: aws-firehose-stream-unencrypted
  name        = "clicks"
  destination = "extended_s3"

  extended_s3_configuration {
    role_arn   = "arn:aws:iam::111122223333:role/firehose"
    bucket_arn = "arn:aws:s3:::clicks"
  }
}

resource "aws_kinesis_firehose_delivery_stream" "off" {
  name        = "orders"
  destination = "extended_s3"

  server_side_encryption {
    enabled = false # expect: aws-firehose-stream-unencrypted
  }

  extended_s3_configuration {
    role_arn   = "arn:aws:iam::111122223333:role/firehose"
    bucket_arn = "arn:aws:s3:::orders"
  }
}
