resource "aws_appsync_graphql_api" "orders" { # expect: aws-appsync-api-logging-disabled
  name                = "orders"
  authentication_type = "AWS_IAM"
}
