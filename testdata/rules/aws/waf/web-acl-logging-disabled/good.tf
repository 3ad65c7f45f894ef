resource "aws_wafv2_web_acl" "api" {
  name  = "api"
  scope = "REGIONAL"
}

resource "aws_wafv2_web_acl_logging_configuration" "api" {
  resource_arn            = aws_wafv2_web_acl.api.arn
  log_destination_configs = ["arn:aws:logs:eu-west-1:111122223333:log-group:aws-waf-logs-api"]
}

resource "aws_waf_web_acl" "classic" {
  name        = "classic"
  metric_name = "classic"
  default_action {
    type = "ALLOW"
  }
  logging_configuration {
    log_destination = aws_kinesis_firehose_delivery_stream.classic.arn
  }
}

resource "aws_kinesis_firehose_delivery_stream" "classic" {
  name = "aws-waf-logs-classic"
}
