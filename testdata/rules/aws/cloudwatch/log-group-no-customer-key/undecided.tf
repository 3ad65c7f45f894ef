variable "kms_key" {
  type = string
}

resource "aws_cloudwatch_log_group" "orders" {
  name       = "orders"
  kms_key_id = var.kms_key
}
