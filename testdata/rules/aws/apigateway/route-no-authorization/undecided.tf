variable "authorization" {
  type = string
}

resource "aws_apigatewayv2_route" "caller_decides" {
  api_id             = "abcde12345"
  route_key          = "GET /orders"
  authorization_type = var.authorization
}
