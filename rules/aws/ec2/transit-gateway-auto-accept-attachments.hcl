rule {
  title      = "Transit gateway accepts attachments by itself"
  severity   = "medium"
  topic      = "infrastructure-security"
  why        = "Every account that the gateway is shared with can connect its VPCs to the network without anybody looking at it."
  help       = "Turn automatic acceptance off and accept attachments one by one."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/vpc/latest/tgw/tgw-transit-gateways.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-23",
  ]
  aliases = ["CKV_AWS_331"]
  controls = {
    "fsbp" = ["EC2.23"]
    "nist-800-53-r5" = ["AC-4(21)", "CA-9(1)", "CM-2"]
  }

  target    = "aws.ec2.transit_gateway"
  condition = self.auto_accept_shared_attachments != "enable"
  at        = self.auto_accept_shared_attachments
  message   = "attachments of other accounts are accepted automatically"
}
