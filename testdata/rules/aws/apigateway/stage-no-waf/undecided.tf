# Whether the API is private is written elsewhere.
resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = "abcde12345"
  deployment_id = "fghij"
  stage_name    = "prod"
}
