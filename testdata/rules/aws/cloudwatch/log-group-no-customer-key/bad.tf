resource "aws_cloudwatch_log_group" "orders" { # expect: aws-cloudwatch-log-group-no-customer-key
  name = "orders"
}
