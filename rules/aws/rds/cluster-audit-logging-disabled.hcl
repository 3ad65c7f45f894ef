rule {
  title      = "Aurora MySQL cluster exports no audit log"
  severity   = "medium"
  topic      = "monitoring"
  why        = "Nobody can tell who connected, failed to, or read and changed which table."
  help       = "Export `audit` to CloudWatch Logs, and turn `server_audit_logging` on in the cluster's parameter group."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Auditing.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-34",
  ]
  aliases = ["CKV_AWS_325"]
  controls = {
    "fsbp" = ["RDS.34", "RDS.45"]
  }

  target = "aws.rds.cluster"
  # Other engines audit by extensions, into their ordinary log.
  when      = self.aurora_mysql && !self.serverless_v1
  condition = any([for l in self.log_exports : lower(l) == "audit"])
  at        = self.log_exports
  message   = "audit log is not exported to CloudWatch Logs"
}
