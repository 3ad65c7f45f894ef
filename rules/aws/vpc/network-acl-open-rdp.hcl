rule {
  title      = "Network ACL opens Remote Desktop to the internet"
  severity   = "high"
  topic      = "infrastructure-security"
  why        = "Where a security group is opened too, by mistake or in haste, nothing else keeps scanners away from port 3389."
  help       = "Allow port 3389 from the ranges that need it only, or deny it with a lower rule number."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-21",
  ]
  aliases = [
    "CKV_AWS_231",
    "kics:a20be318-cac7-457b-911d-04cc6e812c25",
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
  condition = !contains(self.open_ports, 3389)
  at        = self.cidrs
  message   = "port 3389 is open to everybody"
}
