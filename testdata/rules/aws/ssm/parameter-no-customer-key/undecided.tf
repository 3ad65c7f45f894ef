variable "kms_key" {
  type = string
}

resource "aws_ssm_parameter" "caller_decides" {
  name   = "/shop/database/password"
  type   = "SecureString"
  value  = "unset"
  key_id = var.kms_key
}
