rule {
  title      = "Port other than HTTP and HTTPS is open to the internet"
  severity   = "high"
  topic      = "infrastructure-security"
  why        = "What listens there is found by scanners within hours and attacked from then on."
  help       = "Allow the ranges or security groups that need the port; let the internet reach a load balancer alone."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-18",
  ]
  aliases = [
    "AWS-0107",
    "kics:4728cd65-a20c-49da-8b31-9c08b423e4db",
    "kics:4a1e6b34-1008-4e61-a5f2-1f7c276f8d14",
    "cfn_nag:W2",
    "tfsec:aws-ec2-no-public-ingress-sgr",
    "tfsec:aws-vpc-no-public-ingress-sg",
    "tfsec:aws-vpc-no-public-ingress-sgr",
    "guard:EC2_SECURITY_GROUP_INGRESS_OPEN_TO_WORLD_RULE",
  ]
  controls = {
    "fsbp" = ["EC2.18"]
    "nist-800-53-r5" = [
      "AC-4", "AC-4(21)", "SC-7", "SC-7(4)", "SC-7(5)", "SC-7(11)", "SC-7(16)", "SC-7(21)",
    ]
  }

  target = "aws.ec2.ingress_rule"
  each   = self.cidrs
  # ICMP has no ports.
  when      = self.carries_tcp || coalesce(contains(["udp", "17"], lower(self.protocol)), false)
  condition = !is_any_ip(each) || self.first_port == self.last_port && contains([80, 443], self.first_port)
  at        = each
  message   = "${self.first_port == self.last_port ? "port ${self.first_port} is" : "ports ${self.first_port} to ${self.last_port} are"} open to ${each}"
}
