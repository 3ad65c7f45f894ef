resource "aws_lambda_function" "no_key" { # expect: aws-lambda-function-environment-no-customer-key
  function_name = "no-key"
  role          = "arn:aws:iam::111122223333:role/lambda"
  environment {
    variables = {
      TABLE = "orders"
    }
  }
}

resource "aws_lambda_function" "empty_key" {
  function_name = "empty-key"
  role          = "arn:aws:iam::111122223333:role/lambda"
  kms_key_arn   = "" # expect: aws-lambda-function-environment-no-customer-key
  environment {
    variables = {
      TABLE = "orders"
    }
  }
}
