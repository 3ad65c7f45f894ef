rule {
  title      = "Instance has no instance profile"
  severity   = "low"
  topic      = "identity-and-access"
  why        = "Software on the instance that calls AWS needs keys stored on it, which do not expire, and Session Manager and the CloudWatch agent have no permissions."
  help       = "Attach an instance profile whose role allows what the instance needs."
  confidence = "low"
  refs       = ["https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html"]
  aliases = [
    "CKV2_AWS_41",
    "kics:f914357d-8386-4d56-9ba6-456e5723f9a6",
    "guard:EC2_INSTANCE_PROFILE_ATTACHED",
  ]
  controls = {
    "cis-1.4" = ["1.18"]
    "cis-3.0" = ["1.18"]
    "cis-5.0" = ["1.17"]
    "nist-800-53-r5" = ["AC-3", "CM-5(1)(a)", "CM-6a"]
    "pci-dss-3.2.1" = ["2.2", "7.1.1", "7.2.1"]
    "hipaa" = [
      "164.308(a)(3)(i)", "164.308(a)(3)(ii)(A)", "164.308(a)(4)(ii)(A)",
      "164.308(a)(4)(ii)(B)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)",
    ]
  }

  target    = "aws.ec2.instance"
  condition = present(self.instance_profile) || self.from_template && unknown("its launch template may set it")
  message   = "instance has no instance profile"
}
