resource "aws_wafv2_web_acl" "api" { # expect: aws-waf-web-acl-logging-disabled
  name  = "api"
  scope = "REGIONAL"
}

resource "aws_waf_web_acl" "classic" { # expect: aws-waf-web-acl-logging-disabled
  name        = "classic"
  metric_name = "classic"
  default_action {
    type = "ALLOW"
  }
}

resource "aws_wafregional_web_acl" "regional" { # expect: aws-waf-web-acl-logging-disabled
  name        = "regional"
  metric_name = "regional"
  default_action {
    type = "ALLOW"
  }
}
