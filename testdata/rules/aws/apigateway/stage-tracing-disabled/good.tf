resource "aws_api_gateway_stage" "prod" {
  rest_api_id          = "abcde12345"
  deployment_id        = "fghij"
  stage_name           = "prod"
  xray_tracing_enabled = true
}

# HTTP and WebSocket APIs cannot.
resource "aws_apigatewayv2_stage" "http" {
  api_id = "klmno12345"
  name   = "$default"
}
