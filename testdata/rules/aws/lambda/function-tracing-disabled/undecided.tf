variable "mode" {
  type = string
}

resource "aws_lambda_function" "caller_decides" {
  function_name = "dynamic"
  role          = "arn:aws:iam::111122223333:role/lambda"
  tracing_config {
    mode = var.mode
  }
}
