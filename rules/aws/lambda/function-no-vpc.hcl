rule {
  title      = "Lambda function runs outside your VPCs"
  severity   = "low"
  topic      = "infrastructure-security"
  why        = "It reaches the internet without passing your firewalls, route tables and flow logs, and your private resources only over public endpoints."
  help       = "Give functions that work with private resources subnets and security groups of a VPC; ignore this rule for functions that need none."
  confidence = "low"
  refs = [
    "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html#lambda-3",
  ]
  aliases = [
    "CKV_AWS_117",
    "cfn_nag:W89",
    "terrascan:AC_AWS_0486",
    "guard:LAMBDA_INSIDE_VPC",
  ]
  controls = {
    "nist-800-53-r5" = [
      "AC-2(6)", "AC-3", "AC-3(7)", "AC-4", "AC-4(21)", "AC-6", "AC-17(1)", "AC-17(4)(a)",
      "AC-17(9)", "AC-17(10)", "AC-17b", "AC-21", "MP-2", "SC-7", "SC-7(2)", "SC-7(3)",
      "SC-7(4)", "SC-7(9)", "SC-7(9)(a)", "SC-7(11)", "SC-7(12)", "SC-7(16)", "SC-7(20)",
      "SC-7(21)", "SC-7(24)(b)", "SC-7a", "SC-7b", "SC-7c", "SC-25",
    ]
    "pci-dss-3.2.1" = ["1.2", "1.2.1", "1.3", "1.3.1", "1.3.2", "1.3.4", "2.2.2"]
    "hipaa" = [
      "164.308(a)(3)(i)", "164.308(a)(4)(ii)(A)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)",
      "164.312(e)(1)",
    ]
  }

  target    = "aws.lambda.function"
  condition = length(self.subnets) > 0
  at        = self.subnets
  message   = "function is not in a VPC"
}
