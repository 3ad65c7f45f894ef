resource "aws_lambda_function_url" "own_site" {
  function_name      = "own-site"
  authorization_type = "AWS_IAM"

  cors {
    allow_origins = ["https://shop.example.com"]
    allow_methods = ["*"]
  }
}

resource "aws_lambda_function_url" "public_data" {
  function_name      = "public-data"
  authorization_type = "NONE"

  cors {
    allow_origins = ["*"]
    allow_methods = ["GET"]
  }
}
