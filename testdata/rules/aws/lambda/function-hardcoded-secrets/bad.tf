resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = "arn:aws:iam::111122223333:role/lambda"

  environment {
    variables = {
      REGION = "eu-west-1"
      KEY_ID = "AKIAIOSFODNN7EXAMPLE" # expect: aws-lambda-function-hardcoded-secrets
    }
  }
}
