resource "aws_kms_key" "secrets" {}

resource "aws_secretsmanager_secret" "database" {
  name       = "shop/database"
  kms_key_id = aws_kms_key.secrets.arn
}

resource "aws_secretsmanager_secret" "queue" {
  name       = "shop/queue"
  kms_key_id = "alias/secrets"
}
