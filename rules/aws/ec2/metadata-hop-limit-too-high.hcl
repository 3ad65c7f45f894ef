rule {
  title      = "Answers of the metadata service leave the instance"
  severity   = "low"
  topic      = "infrastructure-security"
  why        = "With more than one hop, tokens and credentials reach containers and whatever the instance routes or proxies for."
  help       = "Keep the hop limit at 1; where containers need metadata, give them roles of their own instead."
  confidence = "low"
  refs = [
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html#autoscaling-4",
  ]
  aliases = ["CKV_AWS_341"]
  controls = {
    "fsbp" = ["AutoScaling.4"]
    "nist-800-53-r5" = ["CA-9(1)", "CM-2", "CM-2(2)"]
  }

  target    = "aws.ec2.launch_specification"
  when      = self.kind != "instance"
  condition = self.metadata_endpoint == "disabled" || self.metadata_hop_limit <= 1
  at        = self.metadata_hop_limit
  message   = "${self.kind} lets metadata travel ${self.metadata_hop_limit} hops"
}
