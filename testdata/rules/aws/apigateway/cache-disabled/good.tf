resource "aws_api_gateway_stage" "prod" {
  rest_api_id           = "abcde12345"
  deployment_id         = "fghij"
  stage_name            = "prod"
  cache_cluster_enabled = true
  cache_cluster_size    = "0.5"
}

resource "aws_api_gateway_method_settings" "on" {
  rest_api_id = "abcde12345"
  stage_name  = "prod"
  method_path = "*/*"
  settings {
    caching_enabled      = true
    cache_data_encrypted = true
  }
}

# Says nothing on caching.
resource "aws_api_gateway_method_settings" "metrics" {
  rest_api_id = "abcde12345"
  stage_name  = "prod"
  method_path = "orders/GET"
  settings {
    metrics_enabled = true
  }
}
