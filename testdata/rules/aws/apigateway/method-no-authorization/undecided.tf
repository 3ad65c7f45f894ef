variable "authorization" {
  type = string
}

resource "aws_api_gateway_method" "caller_decides" {
  rest_api_id   = "abcde12345"
  resource_id   = "fghij"
  http_method   = "GET"
  authorization = var.authorization
}
