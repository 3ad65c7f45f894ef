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
  environment {
    variables = {
      AWS_ENDPOINT_URL_TRANSCRIBE = "http://transcribe.internal" # expect: aws-transcribe-client-endpoint-not-tls
    }
  }
}

resource "aws_lambda_function" "unchecked" {
  function_name = "unchecked"
  role          = aws_iam_role.caller.arn
  handler       = "index.handler"
  runtime       = "python3.13"
  filename      = "start.zip"
  environment {
    variables = {
      NODE_TLS_REJECT_UNAUTHORIZED = "0" # expect: aws-transcribe-client-endpoint-not-tls
    }
  }
}
