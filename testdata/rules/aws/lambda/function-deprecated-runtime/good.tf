resource "aws_lambda_function" "python" {
  function_name = "python"
  role          = "arn:aws:iam::111122223333:role/lambda"
  handler       = "app.handler"
  runtime       = "python3.13"
}

resource "aws_lambda_function" "image" {
  function_name = "image"
  role          = "arn:aws:iam::111122223333:role/lambda"
  package_type  = "Image"
  image_uri     = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/app:1.0"
}

resource "aws_lambda_function" "rust" {
  function_name = "rust"
  role          = "arn:aws:iam::111122223333:role/lambda"
  handler       = "bootstrap"
  runtime       = "provided.al2023"
}
