resource "aws_api_gateway_deployment" "api" {
  rest_api_id = "abcde12345"
  lifecycle {
    create_before_destroy = true
  }
}
