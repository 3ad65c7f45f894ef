resource "aws_kms_key" "lambda" {}

resource "aws_lambda_function" "key" {
  function_name = "key"
  role          = "arn:aws:iam::111122223333:role/lambda"
  kms_key_arn   = aws_kms_key.lambda.arn
  environment {
    variables = {
      TABLE = "orders"
    }
  }
}

# Nothing to encrypt.
resource "aws_lambda_function" "no_environment" {
  function_name = "no-environment"
  role          = "arn:aws:iam::111122223333:role/lambda"
}

resource "aws_lambda_function" "no_variables" {
  function_name = "no-variables"
  role          = "arn:aws:iam::111122223333:role/lambda"
  environment {
    variables = {}
  }
}

variable "variables" {
  type = map(string)
}

# Whatever the variables are, they have a key.
resource "aws_lambda_function" "variables_open" {
  function_name = "variables-open"
  role          = "arn:aws:iam::111122223333:role/lambda"
  kms_key_arn   = aws_kms_key.lambda.arn
  environment {
    variables = var.variables
  }
}
