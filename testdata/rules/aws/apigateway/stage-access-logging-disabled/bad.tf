resource "aws_api_gateway_stage" "prod" { # expect: aws-apigateway-stage-access-logging-disabled
  rest_api_id   = "abcde12345"
  deployment_id = "fghij"
  stage_name    = "prod"
}

resource "aws_apigatewayv2_stage" "http" { # expect: aws-apigateway-stage-access-logging-disabled
  api_id = "klmno12345"
  name   = "$default"
}
