rule {
  title      = "Performance Insights data is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "The data holds parts of SQL statements; with the key that AWS manages you cannot decide who may decrypt it, or revoke the key."
  help       = "Name a customer managed KMS key for Performance Insights; it cannot be changed later."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.access-control.html"]
  aliases = [
    "CKV_AWS_354",
    "AWS-0078",
    "tfsec:aws-rds-enable-performance-insights-encryption",
  ]
  controls = {}

  target    = "aws.rds.instance"
  when      = self.performance_insights
  condition = self.insights_customer_key
  at        = coalesce(self.performance_insights_key, self.performance_insights)
  message   = "Performance Insights data is not encrypted with a customer managed key"
}
