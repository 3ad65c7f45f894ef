rule {
  title      = "Web ACL lets Log4j attacks through"
  severity   = "high"
  topic      = "vulnerability-management"
  why        = "Requests that exploit Log4Shell (CVE-2021-44228) are not recognized, and one server with an old Log4j behind it is enough for an attacker to run code there."
  help       = "Add the managed rule group `AWSManagedRulesKnownBadInputsRuleSet`, neither counting the group nor excluding its `Log4JRCE` rules."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html"]
  aliases = ["CKV_AWS_192"]
  controls = {}

  target = "aws.waf.web_acl"
  # What is written elsewhere is not seen here.
  when = !self.rules_elsewhere
  condition = any([
    for g in self.groups :
    coalesce(g.name == "AWSManagedRulesKnownBadInputsRuleSet", false) && !g.counts
    && !any([for i in g.ignored : coalesce(startswith(i, "Log4JRCE"), false)])
  ])
  message = "no rule of the web ACL blocks Log4j attacks"
}
