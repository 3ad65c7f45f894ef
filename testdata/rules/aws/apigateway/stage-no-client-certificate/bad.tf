resource "aws_api_gateway_stage" "prod" { # expect: aws-apigateway-stage-no-client-certificate
  rest_api_id   = "abcde12345"
  deployment_id = "fghij"
  stage_name    = "prod"
}

resource "aws_apigatewayv2_api" "chat" {
  name          = "chat"
  protocol_type = "WEBSOCKET"
}

resource "aws_apigatewayv2_stage" "chat" { # expect: aws-apigateway-stage-no-client-certificate
  api_id = aws_apigatewayv2_api.chat.id
  name   = "prod"
}
