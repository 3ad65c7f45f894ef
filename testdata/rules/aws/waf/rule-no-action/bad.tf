resource "aws_wafv2_web_acl" "api" {
  name  = "api"
  scope = "REGIONAL"
  rule { # expect: aws-waf-rule-no-action
    name     = "rate"
    priority = 1
    statement {
      rate_based_statement {
        limit = 1000
      }
    }
  }
}

resource "aws_wafregional_web_acl" "regional" {
  name        = "regional"
  metric_name = "regional"
  rule { # expect: aws-waf-rule-no-action
    priority = 1
    rule_id  = "1234"
  }
}

resource "aws_wafv2_rule_group" "group" {
  name     = "group"
  scope    = "REGIONAL"
  capacity = 2
  rule { # expect: aws-waf-rule-no-action
    name     = "countries"
    priority = 1
  }
}
