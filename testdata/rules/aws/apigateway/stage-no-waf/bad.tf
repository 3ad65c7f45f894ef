resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"
}

resource "aws_api_gateway_stage" "prod" { # expect: aws-apigateway-stage-no-waf
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  deployment_id = "fghij"
  stage_name    = "prod"
}
