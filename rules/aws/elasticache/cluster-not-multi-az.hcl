rule {
  title      = "ElastiCache nodes are all in one Availability Zone"
  severity   = "medium"
  topic      = "resilience"
  why        = "When the Availability Zone fails, the whole cache is lost and its load falls on what lies behind it."
  help       = "Set the availability zone mode to `cross-az`."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AvailabilityZones.html"]
  aliases = [
    "kics:6db03a91-f933-4f13-ab38-a8b87a7de54d",
    "kics:cfdef2e5-1fe4-4ef4-bea8-c56e08963150",
    "terrascan:AC_AWS_0104",
  ]
  controls = {}

  target = "aws.elasticache.cluster"
  # Other engines have one node per cluster.
  when      = lower(self.engine) == "memcached" && self.nodes > 1
  condition = lower(self.az_mode) == "cross-az" || length(distinct(self.availability_zones)) > 1
  at        = self.az_mode
  message   = "all ${self.nodes} nodes are in one Availability Zone"
}
