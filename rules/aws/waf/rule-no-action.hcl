rule {
  title      = "WAF rule says not what to do"
  severity   = "medium"
  topic      = "infrastructure-security"
  why        = "AWS refuses a rule without an action, and what it was meant to block is not blocked."
  help       = "Give the rule an action (`block`, `count`, `allow`, `captcha`, `challenge`), or an override action where it uses a rule group."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-action.html"]
  aliases = ["CKV_AWS_342"]
  controls = {}

  target    = "aws.waf.rule"
  condition = self.acts
  message   = "rule has no action"
}
