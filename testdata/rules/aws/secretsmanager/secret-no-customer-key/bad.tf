resource "aws_secretsmanager_secret" "default" { # expect: aws-secretsmanager-secret-no-customer-key
  name = "shop/database"
}

resource "aws_secretsmanager_secret" "alias" {
  name       = "shop/queue"
  kms_key_id = "alias/aws/secretsmanager" # expect: aws-secretsmanager-secret-no-customer-key
}

resource "aws_secretsmanager_secret" "arn" {
  name       = "shop/mail"
  kms_key_id = "arn:aws:kms:eu-west-1:111122223333:alias/aws/secretsmanager" # expect: aws-secretsmanager-secret-no-customer-key
}
