rule {
  title      = "Network ACL is of no subnet"
  severity   = "low"
  topic      = "infrastructure-security"
  why        = "Its rules protect nothing, while its subnets have the default list, which lets everything through."
  help       = "Associate the list with the subnets it is meant for, or remove it."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-16",
  ]
  aliases = ["CKV2_AWS_1"]
  controls = {
    "fsbp" = ["EC2.16"]
    "nist-800-53-r5" = ["CM-8(1)"]
  }

  target    = "aws.vpc.network_acl"
  condition = length(self.subnets) > 0
  message   = "network ACL is associated with no subnet"
}
