resource "aws_api_gateway_request_validator" "all" {
  name                  = "all"
  rest_api_id           = "abcde12345"
  validate_request_body = true
}

resource "aws_api_gateway_method" "write" {
  rest_api_id          = "abcde12345"
  resource_id          = "fghij"
  http_method          = "POST"
  authorization        = "AWS_IAM"
  request_validator_id = aws_api_gateway_request_validator.all.id
}

resource "aws_api_gateway_method" "preflight" {
  rest_api_id   = "abcde12345"
  resource_id   = "fghij"
  http_method   = "OPTIONS"
  authorization = "NONE"
}
