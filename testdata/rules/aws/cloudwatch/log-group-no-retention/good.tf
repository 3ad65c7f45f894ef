resource "aws_cloudwatch_log_group" "orders" {
  name              = "orders"
  retention_in_days = 365
}

# Keeps its logs for two days.
resource "aws_cloudwatch_log_group" "delivery" {
  name            = "delivery"
  log_group_class = "DELIVERY"
}
