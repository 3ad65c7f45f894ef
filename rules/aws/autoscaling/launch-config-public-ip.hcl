rule {
  title      = "Launch configuration gives instances public addresses"
  severity   = "high"
  topic      = "infrastructure-security"
  why        = "Every instance of the group can be reached from the internet as far as its security groups allow."
  help       = "Turn public addresses off and put a load balancer in front of the group."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-in-vpc.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html#autoscaling-5",
  ]
  aliases = [
    "CKV_AWS_389",
    "AWS-0009",
    "tfsec:aws-autoscaling-no-public-ip",
    "tfsec:aws-ec2-no-public-ip",
    "guard:AUTOSCALING_LAUNCH_CONFIG_PUBLIC_IP_DISABLED",
  ]
  controls = {
    "fsbp" = ["AutoScaling.5"]
    "nist-800-53-r5" = [
      "AC-3", "AC-3(7)", "AC-4", "AC-4(21)", "AC-6", "AC-21", "CM-6a", "SC-7", "SC-7(3)",
      "SC-7(4)", "SC-7(9)", "SC-7(11)", "SC-7(16)", "SC-7(20)", "SC-7(21)",
    ]
    "pci-dss-3.2.1" = ["1.2", "1.2.1", "1.3", "1.3.1", "1.3.2", "1.3.4", "1.3.6", "2.2.2"]
    "hipaa" = [
      "164.308(a)(3)(i)", "164.308(a)(3)(ii)(B)", "164.308(a)(4)(ii)(A)",
      "164.308(a)(4)(ii)(C)", "164.312(a)(1)", "164.312(e)(1)",
    ]
  }

  target    = "aws.ec2.launch_specification"
  when      = self.kind == "launch configuration"
  condition = all([for public in self.public_addresses : !coalesce(public, false)])
  message   = "launch configuration asks for public IPv4 addresses"
}
