resource "aws_wafv2_web_acl" "api" { # expect: aws-waf-web-acl-no-rules
  name  = "api"
  scope = "REGIONAL"
  default_action {
    allow {}
  }
}

resource "aws_waf_web_acl" "classic" { # expect: aws-waf-web-acl-no-rules
  name        = "classic"
  metric_name = "classic"
  default_action {
    type = "ALLOW"
  }
}

resource "aws_wafregional_web_acl" "regional" { # expect: aws-waf-web-acl-no-rules
  name        = "regional"
  metric_name = "regional"
  default_action {
    type = "ALLOW"
  }
}
