# SQS encrypts a new queue with keys of its own.
resource "aws_sqs_queue" "default" {
  name = "default"
}

resource "aws_sqs_queue" "managed" {
  name                    = "managed"
  sqs_managed_sse_enabled = true
}

resource "aws_kms_key" "queues" {}

resource "aws_sqs_queue" "kms" {
  name                    = "kms"
  kms_master_key_id       = aws_kms_key.queues.id
  sqs_managed_sse_enabled = false
}
