resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = "abcde12345"
  stage_name  = "prod"
  method_path = "*/*"
  settings { # expect: aws-apigateway-method-metrics-disabled
    logging_level = "INFO"
  }
}

resource "aws_api_gateway_method_settings" "off" {
  rest_api_id = "abcde12345"
  stage_name  = "prod"
  method_path = "orders/GET"
  settings {
    metrics_enabled = false # expect: aws-apigateway-method-metrics-disabled
  }
}
