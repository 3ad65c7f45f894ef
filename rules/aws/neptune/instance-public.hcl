rule {
  title      = "Neptune instance has a public address"
  severity   = "critical"
  topic      = "infrastructure-security"
  why        = "Its endpoint resolves to a public IP address, so only security groups and IAM authentication stand between the graph and the internet."
  help       = "Set the instance not to be publicly accessible, and reach it from inside the VPC."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/neptune/latest/userguide/neptune-public-endpoints.html"]
  aliases = [
    "CKV_AWS_102",
    "kics:9ba198e0-fef4-464a-8a4d-75ea55300de7",
  ]
  controls = {}

  target    = "aws.neptune.instance"
  condition = !self.publicly_accessible
  message   = "instance is publicly accessible"
}
