variable "key" {
  type = string
}

resource "aws_backup_vault" "caller_decides" {
  name        = "backups"
  kms_key_arn = var.key
}
