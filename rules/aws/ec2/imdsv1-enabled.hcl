rule {
  title      = "Instance metadata is served without a session token"
  severity   = "high"
  topic      = "infrastructure-security"
  why        = "With version 1 of the metadata service, one request that an attacker makes the instance send (SSRF, an open proxy) returns the credentials of its role."
  help       = "Require session tokens (IMDSv2) in the metadata options, even where the image or the account does so by default, or turn the endpoint off."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-existing-instances.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-8",
  ]
  aliases = [
    "CKV_AWS_79",
    "AWS-0028",
    "AWS-0130",
    "terrascan:AC_AWS_0479",
    "terrascan:AC_AWS_0487",
    "tfsec:aws-autoscaling-enforce-http-token-imds",
    "tfsec:aws-ec2-enforce-http-token-imds",
    "tfsec:aws-ec2-enforce-launch-config-http-token-imds",
    "guide:transcribe-instance-metadata-v1",
  ]
  controls = {
    "fsbp" = ["AutoScaling.3", "EC2.8", "EC2.170"]
    "cis-3.0" = ["5.6"]
    "cis-5.0" = ["5.7"]
    "nist-800-53-r5" = ["AC-3", "AC-3(7)", "AC-3(15)", "AC-6", "CA-9(1)", "CM-2"]
  }

  target = "aws.ec2.launch_specification"
  condition = self.metadata_endpoint == "disabled" || coalesce(
    self.metadata_tokens == "required",
    self.set_elsewhere && unknown("its launch template may set it"),
  )
  at      = self.metadata_tokens
  message = "${self.kind} does not require session tokens for instance metadata"
}
