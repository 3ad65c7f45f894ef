resource "aws_lambda_function" "default" { # expect: aws-lambda-function-tracing-disabled
  function_name = "default"
  role          = "arn:aws:iam::111122223333:role/lambda"
}

resource "aws_lambda_function" "passed_through" {
  function_name = "passed-through"
  role          = "arn:aws:iam::111122223333:role/lambda"
  tracing_config {
    mode = "PassThrough" # expect: aws-lambda-function-tracing-disabled
  }
}
