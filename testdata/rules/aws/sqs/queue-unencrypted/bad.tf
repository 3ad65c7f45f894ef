resource "aws_sqs_queue" "orders" {
  name                    = "orders"
  sqs_managed_sse_enabled = false # expect: aws-sqs-queue-unencrypted
}

resource "aws_sqs_queue" "empty_key" {
  name                    = "invoices"
  kms_master_key_id       = ""
  sqs_managed_sse_enabled = "false" # expect: aws-sqs-queue-unencrypted
}
