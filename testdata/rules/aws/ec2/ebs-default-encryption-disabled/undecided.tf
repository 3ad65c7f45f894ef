variable "encrypt" {
  type = bool
}

resource "aws_ebs_encryption_by_default" "caller_decides" {
  enabled = var.encrypt
}
