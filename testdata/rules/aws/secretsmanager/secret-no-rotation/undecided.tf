variable "secret" {
  type = string
}

resource "aws_secretsmanager_secret" "database" {
  name = "shop/database"
}

# Whether this is for the secret above is the caller's business.
resource "aws_secretsmanager_secret_rotation" "some" {
  secret_id           = var.secret
  rotation_lambda_arn = "arn:aws:lambda:eu-west-1:111122223333:function:rotate"

  rotation_rules {
    automatically_after_days = 30
  }
}
