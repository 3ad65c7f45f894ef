rule {
  title      = "Web ACL has no rules"
  severity   = "medium"
  topic      = "infrastructure-security"
  why        = "All requests get the default action, so the web ACL inspects nothing although it looks as if it protected something."
  help       = "Add rules or managed rule groups, at least a rate limit, or remove the web ACL."
  confidence = "high"
  refs       = [
    "https://docs.aws.amazon.com/waf/latest/developerguide/web-acl.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html#waf-10",
  ]
  aliases = ["CKV_AWS_175"]
  controls = {
    "fsbp" = ["WAF.4", "WAF.8", "WAF.10"]
    "nist-800-53-r5" = [
      "AC-4(21)", "CA-9(1)", "CM-2", "SC-7", "SC-7(11)", "SC-7(16)", "SC-7(21)",
    ]
  }

  target    = "aws.waf.web_acl"
  condition = length(self.rules) > 0 || self.rules_elsewhere
  at        = self.rules
  message   = "web ACL has no rules"
}
