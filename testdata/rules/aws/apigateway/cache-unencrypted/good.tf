resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = "abcde12345"
  stage_name  = "prod"
  method_path = "*/*"
  settings {
    caching_enabled      = true
    cache_data_encrypted = true
  }
}

resource "aws_api_gateway_method_settings" "uncached" {
  rest_api_id = "abcde12345"
  stage_name  = "prod"
  method_path = "orders/GET"
  settings {
    metrics_enabled = true
  }
}
