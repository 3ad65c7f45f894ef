variable "limit" {
  type = number
}

resource "aws_lambda_function" "caller_decides" {
  function_name                  = "f"
  role                           = "arn:aws:iam::111122223333:role/f"
  reserved_concurrent_executions = var.limit
}
