rule {
  title      = "Auto Scaling group uses a launch configuration"
  severity   = "low"
  topic      = "infrastructure-security"
  why        = "Launch configurations get no new features and no new instance types, and cannot be versioned; new accounts cannot create them."
  help       = "Move to a launch template, or to a mixed instances policy with launch templates."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/launch-configurations.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html#autoscaling-9",
  ]
  aliases = ["CKV_AWS_315"]
  controls = {
    "fsbp" = ["AutoScaling.9"]
    "nist-800-53-r5" = ["CA-9(1)", "CM-2", "CM-2(2)"]
  }

  target    = "aws.autoscaling.group"
  condition = !present(self.launch_configuration)
  at        = self.launch_configuration
  message   = "group uses a launch configuration"
}
