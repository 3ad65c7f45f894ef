variable "caller" {
  type = string
}

resource "aws_lambda_permission" "caller_decides" {
  action        = "lambda:InvokeFunction"
  function_name = "orders"
  principal     = var.caller
}
