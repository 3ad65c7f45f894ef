variable "runtime" {
  type = string
}

resource "aws_lambda_function" "caller_decides" {
  function_name = "caller-decides"
  role          = "arn:aws:iam::111122223333:role/lambda"
  runtime       = var.runtime
}
