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
}

resource "aws_wafv2_web_acl" "json" {
  name      = "json"
  scope     = "REGIONAL"
  rule_json = "[]"
}

# Its rules stand beside it.
resource "aws_wafv2_web_acl" "bare" {
  name  = "bare"
  scope = "REGIONAL"
}

resource "aws_wafv2_web_acl_rule_group_association" "bare" {
  rule_name   = "group"
  priority    = 1
  web_acl_arn = aws_wafv2_web_acl.bare.arn
}

resource "aws_waf_web_acl" "classic" {
  name        = "classic"
  metric_name = "classic"
  default_action {
    type = "ALLOW"
  }
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
  default_action {
    type = "ALLOW"
  }
  rule {
    priority = 1
    rule_id  = "1234"
    action {
      type = "BLOCK"
    }
  }
}
