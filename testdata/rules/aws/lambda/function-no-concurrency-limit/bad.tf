resource "aws_lambda_function" "none" { # expect: aws-lambda-function-no-concurrency-limit
  function_name = "none"
  role          = "arn:aws:iam::111122223333:role/f"
}

# The default, written out.
resource "aws_lambda_function" "no_limit" {
  function_name                  = "no-limit"
  role                           = "arn:aws:iam::111122223333:role/f"
  reserved_concurrent_executions = -1 # expect: aws-lambda-function-no-concurrency-limit
}
