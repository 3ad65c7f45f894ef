# Edge-optimized by default.
resource "aws_api_gateway_rest_api" "default" { # expect: aws-apigateway-rest-api-public-endpoint
  name = "default"
}

resource "aws_api_gateway_rest_api" "regional" {
  name = "regional"
  endpoint_configuration {
    types = ["REGIONAL"] # expect: aws-apigateway-rest-api-public-endpoint
  }
}
