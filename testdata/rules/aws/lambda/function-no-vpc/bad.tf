resource "aws_lambda_function" "none" { # expect: aws-lambda-function-no-vpc
  function_name = "none"
  role          = "arn:aws:iam::111122223333:role/f"
}

resource "aws_lambda_function" "no_subnets" {
  function_name = "no-subnets"
  role          = "arn:aws:iam::111122223333:role/f"
  vpc_config {
    subnet_ids         = [] # expect: aws-lambda-function-no-vpc
    security_group_ids = []
  }
}
