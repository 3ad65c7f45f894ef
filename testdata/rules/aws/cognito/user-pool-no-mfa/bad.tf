resource "aws_cognito_user_pool" "default" { # expect: aws-cognito-user-pool-no-mfa
  name = "default"
}

resource "aws_cognito_user_pool" "off" {
  name              = "off"
  mfa_configuration = "OFF" # expect: aws-cognito-user-pool-no-mfa
}
