rule {
  title      = "DocumentDB cluster exports no logs"
  severity   = "medium"
  topic      = "monitoring"
  why        = "Logins, changes of collections and slow operations are recorded nowhere that lasts, and nobody can be alarmed by them."
  help       = "Export `audit`, and `profiler` where slow operations matter, to CloudWatch Logs."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/documentdb/latest/developerguide/event-auditing.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/documentdb-controls.html#documentdb-4",
  ]
  aliases = [
    "CKV_AWS_85",
    "AWS-0020",
    "kics:1bf3b3d4-f373-4d7c-afbb-7d85948a67a5",
    "kics:56f6a008-1b14-4af4-b9b2-ab7cf7e27641",
    "terrascan:AC_AWS_0456",
    "tfsec:aws-documentdb-enable-log-export",
  ]
  controls = {
    "fsbp" = ["DocumentDB.4"]
  }

  target    = "aws.documentdb.cluster"
  condition = length(self.log_exports) > 0
  at        = self.log_exports
  message   = "no logs are exported to CloudWatch Logs"
}
