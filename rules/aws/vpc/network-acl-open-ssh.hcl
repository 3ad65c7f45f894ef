rule {
  title      = "Network ACL opens SSH to the internet"
  severity   = "high"
  topic      = "infrastructure-security"
  why        = "Where a security group is opened too, by mistake or in haste, nothing else keeps scanners away from port 22."
  help       = "Allow port 22 from the ranges that need it only, or deny it with a lower rule number."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-21",
  ]
  aliases = [
    "CKV_AWS_232",
    "kics:3af7f2fd-06e6-4dab-b996-2912bea19ba4",
  ]
  controls = {
    "fsbp" = ["EC2.21"]
    "cis-1.4" = ["5.1"]
    "cis-3.0" = ["5.1"]
    "cis-5.0" = ["5.2"]
    "nist-800-53-r5" = [
      "AC-4(21)", "CA-9(1)", "CM-2", "CM-2(2)", "CM-7", "SC-7", "SC-7(5)", "SC-7(21)",
    ]
  }

  target    = "aws.vpc.network_acl_ingress_rule"
  condition = !contains(self.open_ports, 22)
  at        = self.cidrs
  message   = "port 22 is open to everybody"
}
