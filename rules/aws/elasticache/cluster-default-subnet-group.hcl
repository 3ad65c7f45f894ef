rule {
  title      = "ElastiCache cluster uses the default subnet group"
  severity   = "medium"
  topic      = "infrastructure-security"
  why        = "The default group holds the subnets of the default VPC, which route to the internet and are shared by everything that names no network."
  help       = "Make a subnet group of private subnets and name it."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SubnetGroups.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-7",
  ]
  aliases = ["CKV_AWS_323"]
  controls = {
    "fsbp" = ["ElastiCache.7"]
    "nist-800-53-r5" = [
      "AC-4", "AC-4(21)", "SC-7", "SC-7(4)", "SC-7(5)", "SC-7(11)", "SC-7(16)", "SC-7(21)",
    ]
  }

  target    = "aws.elasticache.cluster"
  when      = !self.member
  condition = refers(self.subnet_group) || self.subnet_group != "default"
  at        = self.subnet_group
  message   = "cluster is put into the default subnet group"
}
