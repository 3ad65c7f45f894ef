variable "encrypt" {
  type = bool
}

resource "aws_kinesis_firehose_delivery_stream" "caller_decides" {
  name        = "clicks"
  destination = "extended_s3"

  server_side_encryption {
    enabled = var.encrypt
  }
}
