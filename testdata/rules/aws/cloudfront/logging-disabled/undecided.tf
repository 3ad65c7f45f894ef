variable "distribution_arn" {
  type = string
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
}

resource "aws_cloudwatch_log_delivery_source" "some" {
  name         = "some"
  log_type     = "ACCESS_LOGS"
  resource_arn = var.distribution_arn
}
