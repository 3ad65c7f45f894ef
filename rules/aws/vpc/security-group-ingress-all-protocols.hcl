rule {
  title      = "Security group takes all protocols from a range"
  severity   = "medium"
  topic      = "infrastructure-security"
  why        = "Every port and protocol is open to the range, those that nobody thought of included."
  help       = "Allow the protocols and ports that are served."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"]
  aliases = [
    "kics:1a427b25-2e9e-4298-9530-0499a55e736b",
    "cfn_nag:W42",
    "guard:SECURITY_GROUP_INGRESS_ALL_PROTOCOLS_RULE",
  ]
  controls = {}

  target    = "aws.ec2.ingress_rule"
  condition = !(self.all_protocols && length(self.cidrs) > 0)
  at        = self.protocol
  message   = "all protocols are allowed"
}
