resource "aws_appflow_flow" "orders" { # expect: aws-appflow-flow-no-customer-key
  name = "orders"
}
