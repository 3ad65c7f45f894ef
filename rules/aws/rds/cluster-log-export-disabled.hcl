rule {
  title      = "RDS cluster exports no logs"
  severity   = "medium"
  topic      = "monitoring"
  why        = "Database logs stay with the instances, are deleted when they grow old or large, and nobody can search them or be alarmed by them."
  help       = "Export the logs that the engine writes to CloudWatch Logs, such as `audit` and `error` of MySQL or `postgresql` of PostgreSQL."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-37",
  ]
  aliases = ["CKV_AWS_324"]
  controls = {
    "fsbp" = ["RDS.37"]
  }

  target    = "aws.rds.cluster"
  when      = !self.serverless_v1
  condition = length(self.log_exports) > 0
  at        = self.log_exports
  message   = "no logs are exported to CloudWatch Logs"
}
