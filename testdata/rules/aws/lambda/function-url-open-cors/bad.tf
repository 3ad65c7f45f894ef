resource "aws_lambda_function_url" "hook" {
  function_name      = "hook"
  authorization_type = "AWS_IAM"

  cors {
    allow_origins = ["*"] # expect: aws-lambda-function-url-open-cors
    allow_methods = ["*"]
  }
}
