rule {
  title      = "Network ACL opens all ports to the internet"
  severity   = "high"
  topic      = "infrastructure-security"
  why        = "The list protects nothing: whatever a security group lets in by mistake is reachable by everybody."
  help       = "Allow the ports that are served, and the ephemeral ports for answers, one rule each."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html"]
  aliases = [
    "CKV_AWS_352",
    "AWS-0102",
    "kics:f57f849c-883b-4cb7-85e7-f7b199dff163",
    "cfn_nag:W67",
    "tfsec:aws-ec2-no-excessive-port-access",
    "tfsec:aws-vpc-no-excessive-port-access",
    "guard:EC2_NETWORK_ACL_PORT_RANGE_RULE",
  ]
  controls = {}

  target    = "aws.vpc.network_acl_ingress_rule"
  condition = !(self.admits_anybody && self.first_port <= 0 && self.last_port >= 65535)
  at        = self.cidrs
  message   = "all ports are open to everybody"
}
