rule {
  title      = "All ports are open to the internet"
  severity   = "critical"
  topic      = "infrastructure-security"
  why        = "Every service of every member of the group, those nobody thought of included, can be reached by anybody."
  help       = "Allow the ports that are meant to be reached, from the ranges that need them."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"]
  aliases = [
    "CKV_AWS_277",
    "kics:adcd0082-e90b-4b63-862b-21899f6e6a48",
    "terrascan:AC_AWS_0231",
    "terrascan:AC_AWS_0275",
  ]
  controls = {}

  target    = "aws.ec2.ingress_rule"
  each      = self.cidrs
  condition = !(self.first_port <= 0 && self.last_port >= 65535 && is_any_ip(each))
  at        = each
  message   = "all ports are open to ${each}"
}
