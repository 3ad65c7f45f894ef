resource "aws_secretsmanager_secret_rotation" "days" {
  secret_id           = "shop/database"
  rotation_lambda_arn = "arn:aws:lambda:eu-west-1:111122223333:function:rotate"

  rotation_rules {
    automatically_after_days = 365 # expect: aws-secretsmanager-secret-rotation-period-too-long
  }
}

resource "aws_secretsmanager_secret_rotation" "rate" {
  secret_id           = "shop/queue"
  rotation_lambda_arn = "arn:aws:lambda:eu-west-1:111122223333:function:rotate"

  rotation_rules {
    schedule_expression = "rate(120 days)" # expect: aws-secretsmanager-secret-rotation-period-too-long
  }
}
