rule {
  title      = "Elastic IP address is not in use"
  severity   = "info"
  topic      = "compliance"
  why        = "It costs money, and a name in DNS that still points at it can end up with whoever gets the address next."
  help       = "Associate the address with an instance, network interface, NAT gateway or load balancer, or release it."
  confidence = "low"
  refs = [
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-12",
  ]
  aliases = ["CKV2_AWS_19"]
  controls = {
    "nist-800-53-r5" = ["CM-8(1)"]
    "pci-dss-3.2.1" = ["2.4"]
  }

  target    = "aws.ec2.address"
  condition = present(self.target) || length(self.users) > 0
  message   = "address is not given to anything"
}
