resource "aws_lambda_function" "limited" {
  function_name                  = "limited"
  role                           = "arn:aws:iam::111122223333:role/f"
  reserved_concurrent_executions = 20
}

# Never runs.
resource "aws_lambda_function" "off" {
  function_name                  = "off"
  role                           = "arn:aws:iam::111122223333:role/f"
  reserved_concurrent_executions = 0
}
