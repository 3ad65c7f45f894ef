resource "aws_api_gateway_stage" "default" { # expect: aws-apigateway-stage-tracing-disabled
  rest_api_id   = "abcde12345"
  deployment_id = "fghij"
  stage_name    = "default"
}

resource "aws_api_gateway_stage" "off" {
  rest_api_id          = "abcde12345"
  deployment_id        = "fghij"
  stage_name           = "off"
  xray_tracing_enabled = false # expect: aws-apigateway-stage-tracing-disabled
}
