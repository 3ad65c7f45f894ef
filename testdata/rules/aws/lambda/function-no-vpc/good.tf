resource "aws_subnet" "private" {
  vpc_id = "vpc-1a2b3c4d"
}

resource "aws_lambda_function" "inside" {
  function_name = "inside"
  role          = "arn:aws:iam::111122223333:role/f"
  vpc_config {
    subnet_ids         = [aws_subnet.private.id]
    security_group_ids = ["sg-1a2b3c4d"]
  }
}
