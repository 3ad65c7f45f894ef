resource "aws_api_gateway_method" "write" { # expect: aws-apigateway-method-no-request-validator
  rest_api_id   = "abcde12345"
  resource_id   = "fghij"
  http_method   = "POST"
  authorization = "AWS_IAM"
}
