resource "aws_lambda_function" "python" {
  function_name = "python"
  role          = "arn:aws:iam::111122223333:role/lambda"
  handler       = "app.handler"
  runtime       = "python3.8" # expect: aws-lambda-function-deprecated-runtime
}

resource "aws_lambda_function" "go" {
  function_name = "go"
  role          = "arn:aws:iam::111122223333:role/lambda"
  handler       = "main"
  runtime       = "go1.x" # expect: aws-lambda-function-deprecated-runtime
}
