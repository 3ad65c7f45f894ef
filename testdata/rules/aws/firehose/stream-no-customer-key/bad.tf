resource "aws_kinesis_firehose_delivery_stream" "none" { # expect: aws-firehose-stream-no-customer-key
  name        = "none"
  destination = "extended_s3"
}

resource "aws_kinesis_firehose_delivery_stream" "owned" {
  name        = "owned"
  destination = "extended_s3"

  server_side_encryption { # expect: aws-firehose-stream-no-customer-key
    enabled = true
  }
}

resource "aws_kinesis_firehose_delivery_stream" "no_key" {
  name        = "no-key"
  destination = "extended_s3"

  server_side_encryption {
    enabled  = true
    key_type = "CUSTOMER_MANAGED_CMK"
    key_arn  = "" # expect: aws-firehose-stream-no-customer-key
  }
}
