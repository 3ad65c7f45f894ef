rule {
  title      = "All traffic to the internet is allowed"
  severity   = "medium"
  topic      = "infrastructure-security"
  why        = "A compromised workload can send data anywhere and fetch its tools from anywhere."
  help       = "Allow the protocols, ports and destinations that are needed; reach AWS services through VPC endpoints."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"]
  aliases = [
    "CKV_AWS_382",
    "AWS-0104",
    "kics:1cc2fbd7-816c-4fbf-ad6d-38a4afa4312a",
    "kics:66f2d8f9-a911-4ced-ae27-34f09690bb2c",
    "cfn_nag:W5",
    "tfsec:aws-ec2-no-public-egress-sgr",
    "tfsec:aws-vpc-no-public-egress-sg",
    "tfsec:aws-vpc-no-public-egress-sgr",
    "guard:EC2_SECURITY_GROUP_EGRESS_OPEN_TO_WORLD_RULE",
  ]
  controls = {}

  target    = "aws.ec2.egress_rule"
  each      = self.cidrs
  condition = !(self.first_port <= 0 && self.last_port >= 65535 && is_any_ip(each))
  at        = each
  message   = "all ports of ${each} may be reached"
}
