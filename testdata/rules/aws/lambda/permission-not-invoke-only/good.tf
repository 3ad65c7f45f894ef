resource "aws_lambda_permission" "invoke" {
  action        = "lambda:InvokeFunction"
  function_name = "orders"
  principal     = "111122223333"
}

resource "aws_lambda_permission" "url" {
  action                 = "lambda:InvokeFunctionUrl"
  function_name          = "orders"
  principal              = "111122223333"
  function_url_auth_type = "AWS_IAM"
}
