rule {
  title      = "ElastiCache auth token is written in the code"
  severity   = "high"
  topic      = "data-protection"
  why        = "Everybody who can read the code, its history or a copy of it can log in to the cache."
  help       = "Take the token from a secret store, or use users with IAM authentication, and change the token that was written down."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html"]
  aliases    = ["cfn_nag:F44"]
  controls   = {}

  target    = "aws.elasticache.replication_group"
  condition = !coalesce(plaintext(self.auth_token), false)
  at        = self.auth_token
  message   = "auth token is written in the code"
}
