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
  authorization_type = "NONE" # expect: aws-transcribe-entry-point-unauthenticated
}

resource "aws_api_gateway_method" "start" {
  rest_api_id   = "a1b2c3"
  resource_id   = "d4e5f6"
  http_method   = "POST"
  authorization = "NONE" # expect: aws-transcribe-entry-point-unauthenticated
}

resource "aws_api_gateway_integration" "start" {
  rest_api_id             = "a1b2c3"
  resource_id             = "d4e5f6"
  http_method             = aws_api_gateway_method.start.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = aws_lambda_function.start.invoke_arn
}

resource "aws_apigatewayv2_integration" "start" {
  api_id           = "a1b2c3"
  integration_type = "AWS_PROXY"
  integration_uri  = aws_lambda_function.start.invoke_arn
}

resource "aws_apigatewayv2_route" "start" {
  api_id             = "a1b2c3"
  route_key          = "POST /calls"
  authorization_type = "NONE" # expect: aws-transcribe-entry-point-unauthenticated
  target             = "integrations/${aws_apigatewayv2_integration.start.id}"
}
