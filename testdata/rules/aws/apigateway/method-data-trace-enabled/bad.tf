resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = "abcde12345"
  stage_name  = "prod"
  method_path = "*/*"
  settings {
    logging_level      = "INFO"
    data_trace_enabled = true # expect: aws-apigateway-method-data-trace-enabled
  }
}
