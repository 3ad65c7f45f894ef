rule {
  title      = "MQ broker has a public address"
  severity   = "high"
  topic      = "infrastructure-security"
  why        = "Its endpoints and web console can be reached from the internet, so that passwords alone keep attackers out."
  help       = "Set the broker not to be publicly accessible, and reach it from inside the VPC."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/using-amazon-mq-securely.html",
  ]
  aliases = [
    "CKV_AWS_69",
    "AWS-0072",
    "kics:4eb5f791-c861-4afd-9f94-f2a6a3fe49cb",
    "kics:68b6a789-82f8-4cfd-85de-e95332fe6a61",
    "terrascan:AC_AWS_0175",
    "tfsec:aws-mq-no-public-access",
  ]
  controls = {}

  target    = "aws.mq.broker"
  condition = !self.publicly_accessible
  message   = "broker is publicly accessible"
}
