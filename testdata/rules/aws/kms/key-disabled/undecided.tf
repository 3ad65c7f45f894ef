variable "enabled" {
  type = bool
}

resource "aws_kms_key" "caller_decides" {
  is_enabled = var.enabled
}
