variable "web_acl_arn" {
  type = string
}

resource "aws_wafv2_web_acl" "api" {
  name  = "api"
  scope = "REGIONAL"
}

resource "aws_wafv2_web_acl_logging_configuration" "some" {
  resource_arn            = var.web_acl_arn
  log_destination_configs = ["arn:aws:logs:eu-west-1:111122223333:log-group:aws-waf-logs-api"]
}
