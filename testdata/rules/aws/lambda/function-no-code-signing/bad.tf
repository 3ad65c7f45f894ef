resource "aws_lambda_function" "orders" { # expect: aws-lambda-function-no-code-signing
  function_name = "orders"
  role          = "arn:aws:iam::111122223333:role/lambda"
  filename      = "orders.zip"
}
