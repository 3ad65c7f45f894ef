variable "mfa" {
  type = string
}

resource "aws_cognito_user_pool" "caller_decides" {
  name              = "pool"
  mfa_configuration = var.mfa
}
