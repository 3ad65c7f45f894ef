resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"
}

resource "aws_api_gateway_stage" "none" { # expect: aws-apigateway-stage-execution-logging-disabled
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  deployment_id = "fghij"
  stage_name    = "none"
}

resource "aws_api_gateway_stage" "off" { # expect: aws-apigateway-stage-execution-logging-disabled
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  deployment_id = "fghij"
  stage_name    = "off"
}

resource "aws_api_gateway_method_settings" "off" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name  = aws_api_gateway_stage.off.stage_name
  method_path = "*/*"
  settings {
    logging_level = "OFF"
  }
}

resource "aws_apigatewayv2_api" "chat" {
  name          = "chat"
  protocol_type = "WEBSOCKET"
}

resource "aws_apigatewayv2_stage" "chat" { # expect: aws-apigateway-stage-execution-logging-disabled
  api_id = aws_apigatewayv2_api.chat.id
  name   = "prod"
}

# Settings of a stage of another API.
resource "aws_api_gateway_rest_api" "invoices" {
  name = "invoices"
}

resource "aws_api_gateway_method_settings" "invoices" {
  rest_api_id = aws_api_gateway_rest_api.invoices.id
  stage_name  = "none"
  method_path = "*/*"
  settings {
    logging_level = "ERROR"
  }
}
