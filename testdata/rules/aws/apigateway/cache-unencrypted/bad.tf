resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = "abcde12345"
  stage_name  = "prod"
  method_path = "*/*"
  settings { # expect: aws-apigateway-cache-unencrypted
    caching_enabled = true
  }
}

resource "aws_api_gateway_method_settings" "orders" {
  rest_api_id = "abcde12345"
  stage_name  = "prod"
  method_path = "orders/GET"
  settings {
    caching_enabled      = true
    cache_data_encrypted = false # expect: aws-apigateway-cache-unencrypted
  }
}
