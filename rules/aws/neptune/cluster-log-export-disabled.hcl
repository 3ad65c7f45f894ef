rule {
  title      = "Neptune cluster exports no audit logs"
  severity   = "medium"
  topic      = "monitoring"
  why        = "Who queried or changed the graph stays on the instances, if it is recorded at all, and nobody can be alarmed by it."
  help       = "Export `audit` to CloudWatch Logs, and turn `neptune_enable_audit_log` on in the cluster's parameter group."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/neptune/latest/userguide/cloudwatch-logs.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/neptune-controls.html#neptune-2",
  ]
  aliases = [
    "CKV_AWS_101",
    "AWS-0075",
    "kics:45cff7b6-3b80-40c1-ba7b-2cf480678bb8",
    "terrascan:AC_AWS_0494",
    "tfsec:aws-neptune-enable-log-export",
  ]
  controls = {
    "fsbp" = ["Neptune.2"]
  }

  target    = "aws.neptune.cluster"
  condition = any([for l in self.log_exports : lower(l) == "audit"])
  at        = self.log_exports
  message   = "audit logs are not exported to CloudWatch Logs"
}
