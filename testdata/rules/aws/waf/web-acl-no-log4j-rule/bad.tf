resource "aws_wafv2_web_acl" "rate_only" {
  name  = "rate-only"
  scope = "REGIONAL"
  rule { # expect: aws-waf-web-acl-no-log4j-rule
    name     = "rate"
    priority = 1
    action {
      block {}
    }
    statement {
      rate_based_statement {
        limit = 1000
      }
    }
  }
}

resource "aws_wafv2_web_acl" "counts" {
  name  = "counts"
  scope = "REGIONAL"
  rule { # expect: aws-waf-web-acl-no-log4j-rule
    name     = "bad-inputs"
    priority = 1
    override_action {
      count {}
    }
    statement {
      managed_rule_group_statement {
        name        = "AWSManagedRulesKnownBadInputsRuleSet"
        vendor_name = "AWS"
      }
    }
  }
}

resource "aws_wafv2_web_acl" "excluded" {
  name  = "excluded"
  scope = "REGIONAL"
  rule { # expect: aws-waf-web-acl-no-log4j-rule
    name     = "bad-inputs"
    priority = 1
    override_action {
      none {}
    }
    statement {
      managed_rule_group_statement {
        name        = "AWSManagedRulesKnownBadInputsRuleSet"
        vendor_name = "AWS"
        rule_action_override {
          name = "Log4JRCE_HEADER"
          action_to_use {
            count {}
          }
        }
      }
    }
  }
}
