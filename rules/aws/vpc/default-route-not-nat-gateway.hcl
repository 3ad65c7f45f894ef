rule {
  title      = "Outbound traffic goes through a NAT instance"
  severity   = "low"
  topic      = "infrastructure-security"
  why        = "One instance that has to be patched and watched carries all traffic; when it fails or is taken over, so is the way out."
  help       = "Route outbound traffic through a NAT gateway."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-comparison.html"]
  aliases = ["CKV2_AWS_35"]
  controls = {}

  target    = "aws.vpc.route"
  condition = !(present(self.instance) && self.default)
  at        = self.cidrs
  message   = "all outbound traffic goes through an instance"
}
