resource "aws_iam_role" "caller" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "caller" {
  role = aws_iam_role.caller.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "transcribe:StartTranscriptionJob"
      Resource = "*"
    }]
  })
}

resource "aws_vpc" "calls" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "calls" {
  vpc_id     = aws_vpc.calls.id
  cidr_block = "10.0.1.0/24"
}

resource "aws_lambda_function" "start" {
  function_name = "start"
  role          = aws_iam_role.caller.arn
  handler       = "index.handler"
  runtime       = "python3.13"
  filename      = "start.zip"
  vpc_config {
    subnet_ids         = [aws_subnet.calls.id]
    security_group_ids = ["sg-0a1b2c3d"]
  }
}

resource "aws_vpc_endpoint" "transcribe" {
  vpc_id            = aws_vpc.calls.id
  service_name      = "com.amazonaws.eu-west-1.transcribe"
  vpc_endpoint_type = "Interface"
}

# In no network.
resource "aws_lambda_function" "free" {
  function_name = "free"
  role          = aws_iam_role.caller.arn
  handler       = "index.handler"
  runtime       = "python3.13"
  filename      = "start.zip"
}
