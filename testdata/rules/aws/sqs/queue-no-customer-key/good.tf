resource "aws_kms_alias" "queues" {
  name          = "alias/queues"
  target_key_id = "1234abcd-12ab-34cd-56ef-1234567890ab"
}

resource "aws_sqs_queue" "orders" {
  name              = "orders"
  kms_master_key_id = aws_kms_alias.queues.name
}

resource "aws_sqs_queue" "key_of_sqs" {
  name = "invoices"
}
