variable "password" {
  type      = string
  sensitive = true
}

resource "aws_kms_key" "secrets" {
  enable_key_rotation = true
}

resource "aws_ssm_parameter" "password" {
  name   = "/shop/database/password"
  type   = "SecureString"
  value  = var.password
  key_id = aws_kms_key.secrets.arn
}

# No secret.
resource "aws_ssm_parameter" "host" {
  name  = "/shop/database/host"
  type  = "String"
  value = "db.example.com"
}
