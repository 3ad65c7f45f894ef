variable "password" {
  type      = string
  sensitive = true
}

resource "aws_ssm_parameter" "default" { # expect: aws-ssm-parameter-no-customer-key
  name  = "/shop/database/password"
  type  = "SecureString"
  value = var.password
}

resource "aws_ssm_parameter" "aws_key" {
  name   = "/shop/database/other"
  type   = "SecureString"
  value  = var.password
  key_id = "alias/aws/ssm" # expect: aws-ssm-parameter-no-customer-key
}
