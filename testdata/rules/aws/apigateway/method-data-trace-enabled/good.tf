resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = "abcde12345"
  stage_name  = "prod"
  method_path = "*/*"
  settings {
    logging_level      = "INFO"
    data_trace_enabled = false
  }
}

resource "aws_api_gateway_method_settings" "default" {
  rest_api_id = "abcde12345"
  stage_name  = "prod"
  method_path = "orders/GET"
  settings {
    logging_level = "INFO"
  }
}
