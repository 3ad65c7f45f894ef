resource "aws_lambda_function_url" "hook" {
  function_name      = "hook"
  authorization_type = "NONE" # expect: aws-lambda-function-url-no-auth
}
