rule {
  title      = "RDS instance has no Performance Insights"
  severity   = "low"
  topic      = "monitoring"
  why        = "Which statements load the database, and what they wait for, cannot be seen when it is overloaded."
  help       = "Turn Performance Insights (CloudWatch Database Insights) on."
  confidence = "low"
  refs       = ["https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.html"]
  aliases = [
    "CKV_AWS_353",
    "AWS-0133",
    "tfsec:aws-rds-enable-performance-insights",
  ]
  controls = {}

  target = "aws.rds.instance"
  locals {
    mysql = contains(["aurora", "aurora-mysql", "mariadb", "mysql"], lower(coalesce(self.engine, "")))
  }
  # Classes with little memory cannot have it with engines that come from MySQL.
  when = !(local.mysql && matches(self.instance_class, (
    startswith(lower(coalesce(self.engine, "")), "aurora") ? "^db\\.t[234]g?\\." : "^db\\.t[234]g?\\.(micro|small)$"
  )))
  condition = self.performance_insights
  message   = "Performance Insights is off"
}
