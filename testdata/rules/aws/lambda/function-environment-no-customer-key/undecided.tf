variable "key_arn" {
  type = string
}

variable "variables" {
  type = map(string)
}

resource "aws_lambda_function" "caller_decides" {
  function_name = "caller-decides"
  role          = "arn:aws:iam::111122223333:role/lambda"
  kms_key_arn   = var.key_arn
  environment {
    variables = {
      TABLE = "orders"
    }
  }
}

# Perhaps there are none.
resource "aws_lambda_function" "variables_open" {
  function_name = "variables-open"
  role          = "arn:aws:iam::111122223333:role/lambda"
  environment {
    variables = var.variables
  }
}
