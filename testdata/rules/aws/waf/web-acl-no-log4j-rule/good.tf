resource "aws_wafv2_web_acl" "api" {
  name  = "api"
  scope = "REGIONAL"
  rule {
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
          name = "Host_localhost_HEADER"
          action_to_use {
            count {}
          }
        }
      }
    }
  }
}
