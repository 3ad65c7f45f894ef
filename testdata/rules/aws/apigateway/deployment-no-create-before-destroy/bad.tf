resource "aws_api_gateway_deployment" "default" { # expect: aws-apigateway-deployment-no-create-before-destroy
  rest_api_id = "abcde12345"
}

resource "aws_api_gateway_deployment" "off" {
  rest_api_id = "abcde12345"
  lifecycle {
    create_before_destroy = false # expect: aws-apigateway-deployment-no-create-before-destroy
  }
}
