rule {
  title      = "Default VPC is used"
  severity   = "medium"
  topic      = "infrastructure-security"
  why        = "Its subnets are public and give every instance a public address, and what nobody thought about ends up in it."
  help       = "Build a VPC with private subnets for the workload, and delete the default VPC."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html"]
  aliases = [
    "CKV_AWS_148",
    "AWS-0101",
    "kics:96ed3526-0179-4c73-b1b2-372fde2e0d13",
    "terrascan:AC_AWS_0370",
    "tfsec:aws-ec2-no-default-vpc",
    "tfsec:aws-vpc-no-default-vpc",
  ]
  controls = {}

  target    = "aws.vpc.vpc"
  condition = !self.is_default
  message   = "default VPC is taken over instead of deleted"
}
