variable "type" {
  type = string
}

resource "aws_api_gateway_rest_api" "caller_decides" {
  name = "orders"
  endpoint_configuration {
    types = [var.type]
  }
}
