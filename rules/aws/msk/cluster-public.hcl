rule {
  title      = "MSK cluster has public brokers"
  severity   = "high"
  topic      = "infrastructure-security"
  why        = "Every broker gets a public address, so that only security groups and client authentication stand between it and the internet."
  help       = "Leave public access disabled, and connect through the VPC, peering or a VPN."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/msk/latest/developerguide/public-access.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html#msk-4",
  ]
  aliases = [
    "CKV_AWS_291",
    "kics:0ce1ba20-8ba8-4364-836f-40c24b8cb0ab",
    "kics:54378d69-dd7c-4b08-a43e-80d563396857",
  ]
  controls = {
    "fsbp" = ["MSK.4"]
  }

  target    = "aws.msk.cluster"
  condition = self.public_access != "SERVICE_PROVIDED_EIPS"
  message   = "brokers have public addresses"
}
