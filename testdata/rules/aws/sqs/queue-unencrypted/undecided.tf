variable "encrypt" {
  type = bool
}

resource "aws_sqs_queue" "caller_decides" {
  name                    = "orders"
  sqs_managed_sse_enabled = var.encrypt
}
