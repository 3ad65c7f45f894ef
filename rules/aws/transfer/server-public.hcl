rule {
  title      = "Transfer server has a public endpoint"
  severity   = "high"
  topic      = "infrastructure-security"
  why        = "Anybody on the internet can try to log in; a public endpoint has no security group that could limit who connects."
  help       = "Use an endpoint in a VPC, with a security group, and addresses of your own if partners must reach it."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transfer/latest/userguide/create-server-in-vpc.html",
  ]
  aliases = ["CKV_AWS_164"]
  controls = {}

  target    = "aws.transfer.server"
  condition = self.endpoint_type != "PUBLIC"
  message   = "server has a public endpoint"
}
