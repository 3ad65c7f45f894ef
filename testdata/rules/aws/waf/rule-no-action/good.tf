resource "aws_wafv2_web_acl" "api" {
  name  = "api"
  scope = "REGIONAL"
  rule {
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
  rule {
    name     = "common"
    priority = 2
    override_action {
      none {}
    }
    statement {
      managed_rule_group_statement {
        name        = "AWSManagedRulesCommonRuleSet"
        vendor_name = "AWS"
      }
    }
  }
}

resource "aws_waf_web_acl" "classic" {
  name        = "classic"
  metric_name = "classic"
  rules {
    priority = 1
    rule_id  = "1234"
    action {
      type = "BLOCK"
    }
  }
}

resource "aws_wafregional_web_acl" "regional" {
  name        = "regional"
  metric_name = "regional"
  rule {
    priority = 1
    rule_id  = "5678"
    type     = "GROUP"
    override_action {
      type = "NONE"
    }
  }
}

resource "aws_waf_rule_group" "group" {
  name        = "group"
  metric_name = "group"
  activated_rule {
    priority = 1
    rule_id  = "1234"
    action {
      type = "COUNT"
    }
  }
}
