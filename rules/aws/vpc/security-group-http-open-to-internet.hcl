rule {
  title      = "HTTP is open to the internet"
  severity   = "medium"
  topic      = "infrastructure-security"
  why        = "What is sent to port 80 travels unencrypted and may be read or changed on its way."
  help       = "Serve HTTPS from a load balancer or CloudFront and let only that reach the instances."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"]
  aliases = [
    "CKV_AWS_260",
    "kics:ddfc4eaa-af23-409f-b96c-bf5c45dc4daa",
    "kics:ffac8a12-322e-42c1-b9b9-81ff85c39ef7",
    "terrascan:AC_AWS_0228",
  ]
  controls = {}

  target    = "aws.ec2.ingress_rule"
  each      = self.cidrs
  condition = !(self.carries_tcp && self.first_port <= 80 && self.last_port >= 80 && is_any_ip(each))
  at        = each
  message   = "port 80 is open to ${each}"
}
