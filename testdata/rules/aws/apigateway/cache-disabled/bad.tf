resource "aws_api_gateway_stage" "default" { # expect: aws-apigateway-cache-disabled
  rest_api_id   = "abcde12345"
  deployment_id = "fghij"
  stage_name    = "default"
}

resource "aws_api_gateway_method_settings" "off" {
  rest_api_id = "abcde12345"
  stage_name  = "prod"
  method_path = "*/*"
  settings {
    caching_enabled = false # expect: aws-apigateway-cache-disabled
  }
}
