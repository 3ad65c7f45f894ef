variable "readers" {
  type = list(string)
}

resource "aws_secretsmanager_secret_policy" "caller_decides" {
  secret_arn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/database-a1b2c3"
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = var.readers }
      Action    = "secretsmanager:GetSecretValue"
      Resource  = "*"
    }]
  })
}
