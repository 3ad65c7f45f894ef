resource "aws_lambda_permission" "all" {
  action        = "lambda:*" # expect: aws-lambda-permission-not-invoke-only
  function_name = "orders"
  principal     = "111122223333"
}
