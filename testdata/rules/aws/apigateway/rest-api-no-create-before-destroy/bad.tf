resource "aws_api_gateway_rest_api" "default" { # expect: aws-apigateway-rest-api-no-create-before-destroy
  name = "orders"
}

resource "aws_api_gateway_rest_api" "off" {
  name = "off"
  lifecycle {
    create_before_destroy = false # expect: aws-apigateway-rest-api-no-create-before-destroy
  }
}
