resource "aws_secretsmanager_secret" "database" { # expect: aws-secretsmanager-secret-no-rotation
  name = "shop/database"
}

resource "aws_secretsmanager_secret" "queue" {
  name = "shop/queue"
}

resource "aws_secretsmanager_secret_rotation" "queue" {
  secret_id           = aws_secretsmanager_secret.queue.id
  rotation_lambda_arn = "arn:aws:lambda:eu-west-1:111122223333:function:rotate"

  rotation_rules {
    automatically_after_days = 30
  }
}
