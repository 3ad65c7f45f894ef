rule {
  title      = "ElastiCache runs a Redis version without standard support"
  severity   = "medium"
  topic      = "vulnerability-management"
  why        = "Versions before 6 get no security fixes any more, except for those that AWS sells as extended support."
  help       = "Upgrade to Valkey, or to Redis OSS 7."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html"]
  aliases = [
    "kics:254c932d-e3bf-44b2-bc9d-eb5fdb09f8d4",
    "terrascan:AC_AWS_0102",
  ]
  controls = {}

  target    = "aws.elasticache.cache"
  when      = lower(self.engine) == "redis" && !self.member && present(self.engine_version)
  condition = coalesce(tonumber(split(".", self.engine_version)[0]) >= 6, true)
  at        = self.engine_version
  message   = "Redis ${self.engine_version} has no standard support any more"
}
