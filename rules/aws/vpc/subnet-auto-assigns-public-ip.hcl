rule {
  title      = "Subnet gives every instance a public address"
  severity   = "medium"
  topic      = "infrastructure-security"
  why        = "Whatever is started in the subnet is reachable from the internet as far as its security groups let it be, whether that was meant or not."
  help       = "Turn the automatic assignment off, and give public addresses to load balancers or NAT gateways alone."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/vpc/latest/userguide/subnet-public-ip.html"]
  aliases = [
    "CKV_AWS_130",
    "AWS-0164",
    "kics:52f04a44-6bfa-4c41-b1d3-4ae99a2de05c",
    "kics:b3de4e4c-14be-4159-b99d-9ad194365e4c",
    "cfn_nag:W33",
    "tfsec:aws-ec2-no-public-ip-subnet",
    "guard:SUBNET_AUTO_ASSIGN_PUBLIC_IP_DISABLED",
  ]
  controls = {
    "fsbp" = ["EC2.15"]
    "hipaa" = ["164.308(a)(3)(i)", "164.308(a)(4)(ii)(A)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)", "164.312(e)(1)"]
    "nist-800-53-r5" = ["AC-2(6)", "AC-3", "AC-3(7)", "AC-4", "AC-4(21)", "AC-6", "AC-17(1)", "AC-17(4)(a)", "AC-17(9)", "AC-17(10)", "AC-17b", "AC-21", "MP-2", "SC-7", "SC-7(2)", "SC-7(3)", "SC-7(4)", "SC-7(7)", "SC-7(9)", "SC-7(9)(a)", "SC-7(11)", "SC-7(12)", "SC-7(16)", "SC-7(20)", "SC-7(21)", "SC-7(24)(b)", "SC-7(25)", "SC-7(26)", "SC-7(27)", "SC-7(28)", "SC-7a", "SC-7b", "SC-7c", "SC-25"]
    "pci-dss-3.2.1" = ["1.2", "1.2.1", "1.3", "1.3.1", "1.3.2", "1.3.4", "1.3.6", "2.2.2"]
  }

  target    = "aws.ec2.subnet"
  condition = !self.assigns_public_ip
  at        = self.assigns_public_ip
  message   = "instances in the subnet get a public IPv4 address"
}
