resource "aws_lambda_function" "default" { # expect: aws-lambda-function-no-dead-letter-queue
  function_name = "default"
  role          = "arn:aws:iam::111122223333:role/lambda"
}

# Only retries: where events go that still fail is not said.
resource "aws_lambda_function" "retried" { # expect: aws-lambda-function-no-dead-letter-queue
  function_name = "retried"
  role          = "arn:aws:iam::111122223333:role/lambda"
}

resource "aws_lambda_function_event_invoke_config" "retried" {
  function_name          = aws_lambda_function.retried.function_name
  maximum_retry_attempts = 1
}
