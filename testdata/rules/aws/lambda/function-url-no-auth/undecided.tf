variable "authorization" {
  type = string
}

resource "aws_lambda_function_url" "caller_decides" {
  function_name      = "hook"
  authorization_type = var.authorization
}
