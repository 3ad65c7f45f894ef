resource "aws_lambda_function" "active" {
  function_name = "active"
  role          = "arn:aws:iam::111122223333:role/lambda"
  tracing_config {
    mode = "Active"
  }
}

variable "mode" {
  default = "Active"
}

resource "aws_lambda_function" "dynamic" {
  function_name = "dynamic"
  role          = "arn:aws:iam::111122223333:role/lambda"
  dynamic "tracing_config" {
    for_each = var.mode == null ? [] : [var.mode]
    content {
      mode = tracing_config.value
    }
  }
}
