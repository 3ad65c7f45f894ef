rule {
  title      = "Default security group of the VPC lets traffic through"
  severity   = "medium"
  topic      = "infrastructure-security"
  why        = "What is started without a group of its own gets the default one, and can then talk to all its other members and to everybody outside."
  help       = "Take the group over with `aws_default_security_group` and give it no rules."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-2",
  ]
  aliases = [
    "CKV2_AWS_12",
    "AWS-0173",
    "kics:46883ce1-dc3e-4b17-9195-c6a601624c73",
    "kics:9a4ef195-74b9-4c58-b8ed-2b2fe4353a75",
    "kics:ea33fcf7-394b-4d11-a228-985c5d08f205",
    "terrascan:AC_AWS_0232",
  ]
  controls = {
    "fsbp" = ["EC2.2"]
    "cis-1.4" = ["5.3"]
    "cis-3.0" = ["5.4"]
    "cis-5.0" = ["5.5"]
    "nist-800-53-r5" = [
      "AC-4", "AC-4(21)", "SC-7", "SC-7(4)", "SC-7(5)", "SC-7(11)", "SC-7(16)", "SC-7(21)",
    ]
    "pci-dss-3.2.1" = ["1.2.1", "1.3.4", "2.1"]
  }

  target    = "aws.vpc.default_security_group"
  condition = self.managed && all([for r in self.rules : r == null])
  message   = "default security group ${self.managed ? "has rules" : "keeps the rules it was made with"}"
}
