variable "key" {
  type = string
}

resource "aws_sqs_queue" "caller_decides" {
  name              = "orders"
  kms_master_key_id = var.key
}
