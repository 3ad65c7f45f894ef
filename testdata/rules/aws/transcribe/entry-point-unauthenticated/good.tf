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

resource "aws_lambda_function" "start" {
  function_name = "start"
  role          = aws_iam_role.caller.arn
  handler       = "index.handler"
  runtime       = "python3.13"
  filename      = "start.zip"
}

resource "aws_lambda_function_url" "start" {
  function_name      = aws_lambda_function.start.function_name
  authorization_type = "AWS_IAM"
}

resource "aws_iam_role" "other" {
  assume_role_policy = "{}"
}

resource "aws_lambda_function" "other" {
  function_name = "other"
  role          = aws_iam_role.other.arn
}

resource "aws_lambda_function_url" "other" {
  function_name      = aws_lambda_function.other.function_name
  authorization_type = "NONE"
}
