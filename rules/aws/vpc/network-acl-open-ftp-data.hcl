rule {
  title      = "Network ACL opens FTP data transfer to the internet"
  severity   = "medium"
  topic      = "infrastructure-security"
  why        = "FTP sends files in plain text, and the network ACL does nothing against it."
  help       = "Allow port 20 from the ranges that need it only, or deny it with a lower rule number."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html"]
  aliases = ["CKV_AWS_230"]
  controls = {}

  target    = "aws.vpc.network_acl_ingress_rule"
  condition = !contains(self.open_ports, 20)
  at        = self.cidrs
  message   = "port 20 is open to everybody"
}
