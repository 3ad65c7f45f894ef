rule {
  title      = "RDS security group of EC2-Classic"
  severity   = "medium"
  topic      = "infrastructure-security"
  why        = "EC2-Classic was retired in 2022: such a group protects nothing, and a stack that makes or names one fails."
  help       = "Put the database into a VPC and use VPC security groups."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.html"]
  aliases = [
    "CKV_AWS_198",
    "tfsec:aws-rds-no-classic-resources",
  ]
  controls = {}

  target    = "aws.rds.classic"
  condition = !self.makes_classic_group && length(self.classic_groups) == 0
  message   = "security groups of EC2-Classic protect nothing any more"
}
