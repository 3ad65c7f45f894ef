rule {
  title      = "Instance gets a public address"
  severity   = "high"
  topic      = "infrastructure-security"
  why        = "It can be reached from the internet as far as its security groups allow, and one wrong rule is enough to expose it."
  help       = "Give instances private addresses only; let a load balancer, a NAT gateway or Session Manager connect them."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-9",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-25",
  ]
  aliases = [
    "CKV_AWS_88",
    "kics:5a2486aa-facf-477d-a5c1-b010789459ce",
    "guard:EC2_INSTANCE_NO_PUBLIC_IP",
    "guide:transcribe-caller-on-public-address",
  ]
  controls = {
    "fsbp" = ["EC2.9", "EC2.25"]
    "nist-800-53-r5" = [
      "AC-2(6)", "AC-3", "AC-3(7)", "AC-4", "AC-4(21)", "AC-6", "AC-17(1)", "AC-17(4)(a)",
      "AC-17(9)", "AC-17(10)", "AC-17b", "AC-21", "MP-2", "SC-7", "SC-7(2)", "SC-7(3)",
      "SC-7(4)", "SC-7(7)", "SC-7(9)", "SC-7(9)(a)", "SC-7(11)", "SC-7(12)", "SC-7(16)",
      "SC-7(20)", "SC-7(21)", "SC-7(24)(b)", "SC-7(25)", "SC-7(26)", "SC-7(27)", "SC-7(28)",
      "SC-7a", "SC-7b", "SC-7c", "SC-25",
    ]
    "pci-dss-3.2.1" = ["1.2", "1.2.1", "1.3", "1.3.1", "1.3.2", "1.3.4", "1.3.6", "2.2.2"]
    "hipaa" = [
      "164.308(a)(3)(i)", "164.308(a)(4)(ii)(A)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)",
      "164.312(e)(1)",
    ]
  }

  target = "aws.ec2.launch_specification"
  # Launch configurations have a rule of their own.
  when      = self.kind != "launch configuration"
  condition = all([for public in self.public_addresses : !coalesce(public, false)])
  message   = "${self.kind} asks for a public IPv4 address"
}
