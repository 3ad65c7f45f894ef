variable "subnets" {
  type = list(string)
}

resource "aws_lambda_function" "caller_decides" {
  function_name = "f"
  role          = "arn:aws:iam::111122223333:role/f"
  vpc_config {
    subnet_ids         = var.subnets
    security_group_ids = ["sg-1a2b3c4d"]
  }
}
