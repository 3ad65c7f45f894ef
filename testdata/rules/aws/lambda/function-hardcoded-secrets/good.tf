resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = "arn:aws:iam::111122223333:role/lambda"

  environment {
    variables = {
      REGION  = "eu-west-1"
      RETRIES = 3
      SECRET  = aws_secretsmanager_secret.database.arn
    }
  }
}

resource "aws_secretsmanager_secret" "database" {
  name = "database"
}

variable "settings" {
  type = map(string)
}

# Comes from outside: it is not written here.
resource "aws_lambda_function" "caller_decides" {
  function_name = "caller-decides"
  role          = "arn:aws:iam::111122223333:role/lambda"

  environment {
    variables = var.settings
  }
}
