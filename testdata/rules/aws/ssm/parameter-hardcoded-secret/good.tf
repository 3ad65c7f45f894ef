resource "random_password" "database" {
  length = 32
}

resource "aws_ssm_parameter" "generated" {
  name  = "/shop/database/password"
  type  = "SecureString"
  value = random_password.database.result
}

# Set by hand later.
resource "aws_ssm_parameter" "placeholder" {
  name  = "/shop/payment/token"
  type  = "SecureString"
  value = "placeholder-set-by-hand-1"
}

# Where the secret is.
resource "aws_ssm_parameter" "place" {
  name  = "/shop/payment/secret"
  type  = "String"
  value = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:payment-a1b2c3"
}

resource "aws_ssm_parameter" "setting" {
  name  = "/shop/version"
  type  = "String"
  value = "release2026111701"
}
