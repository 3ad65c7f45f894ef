rule {
  title      = "Remote Desktop is open to the internet"
  severity   = "high"
  topic      = "infrastructure-security"
  why        = "Port 3389 that answers to every address is found by scanners within minutes and attacked from then on."
  help       = "Allow only the ranges administrators come from, or use Session Manager or an RD Gateway."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"]
  aliases = [
    "CKV_AWS_25",
    "kics:151187cb-0efc-481c-babd-ad24e3c9bc22",
    "kics:3ae83918-7ec7-4cb8-80db-b91ef0f94002",
    "kics:c9846969-d066-431f-9b34-8c4abafe422a",
    "terrascan:AC_AWS_0230",
  ]
  controls = {
    "cis-3.0" = ["5.2", "5.3"]
    "cis-5.0" = ["5.3", "5.4"]
  }

  target    = "aws.ec2.ingress_rule"
  each      = self.cidrs
  condition = !(self.carries_tcp && self.first_port <= 3389 && self.last_port >= 3389 && is_any_ip(each))
  at        = each
  message   = "port 3389 is open to ${each}"
}
