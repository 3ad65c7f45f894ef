rule {
  title      = "Instance is not EBS optimized"
  severity   = "info"
  topic      = "resilience"
  why        = "Traffic to its volumes shares the network with everything else, so each slows the other down."
  help       = "Set the instance to be EBS optimized, or take a current instance type, where that is always on."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ebs-optimized.html"]
  aliases = [
    "CKV_AWS_135",
    "kics:60224630-175a-472a-9e23-133827040766",
    "kics:8dd0ff1f-0da4-48df-9bb3-7f338ae36a40",
    "terrascan:AC_AWS_0449",
    "guard:EBS_OPTIMIZED_INSTANCE",
  ]
  controls = {
    "nist-800-53-r5" = ["CP-2(5)", "CP-9a", "CP-9b", "CP-9c", "CP-10", "SC-5(2)"]
    "hipaa" = ["164.308(a)(7)(i)"]
  }

  target = "aws.ec2.instance"
  # Current types are optimized whatever is set, and the smallest old ones cannot be.
  when = coalesce(
    matches(self.instance_type, "^(c1[.]xlarge|(c3|i2|r3)[.][24]?xlarge|g2[.]2xlarge|m1[.]x?large|m2[.][24]xlarge|m3[.]2?xlarge)$"),
    true,
  )
  condition = coalesce(self.ebs_optimized, self.from_template && unknown("its launch template may set it"))
  at        = self.ebs_optimized
  message   = "instance is not EBS optimized"
}
