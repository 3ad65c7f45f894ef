variable "debug" {
  type = bool
}

resource "aws_api_gateway_method_settings" "caller_decides" {
  rest_api_id = "abcde12345"
  stage_name  = "prod"
  method_path = "*/*"
  settings {
    data_trace_enabled = var.debug
  }
}
