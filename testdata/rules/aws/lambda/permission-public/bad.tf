resource "aws_lambda_permission" "anybody" {
  action        = "lambda:InvokeFunction"
  function_name = "orders"
  principal     = "*" # expect: aws-lambda-permission-public
}

# A public function URL.
resource "aws_lambda_permission" "url" {
  action                 = "lambda:InvokeFunctionUrl"
  function_name          = "orders"
  principal              = "*" # expect: aws-lambda-permission-public
  function_url_auth_type = "NONE"
}

# Every bucket of every account.
resource "aws_lambda_permission" "any_bucket" {
  action        = "lambda:InvokeFunction"
  function_name = "orders"
  principal     = "*" # expect: aws-lambda-permission-public
  source_arn    = "arn:aws:s3:::*"
}
