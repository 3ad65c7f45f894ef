variable "key" {
  type = string
}

resource "aws_sns_topic" "caller_decides" {
  name              = "orders"
  kms_master_key_id = var.key
}
