resource "aws_lambda_permission" "gateway" {
  action        = "lambda:InvokeFunction"
  function_name = "orders"
  principal     = "apigateway.amazonaws.com" # expect: aws-lambda-permission-no-source-restriction
}
