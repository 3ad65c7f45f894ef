variable "key" {
  type = string
}

resource "aws_secretsmanager_secret" "caller_decides" {
  name       = "shop/database"
  kms_key_id = var.key
}
