rule {
  title      = "Redshift cluster keeps no audit logs"
  severity   = "medium"
  topic      = "monitoring"
  why        = "Who connected, failed to connect or changed users is kept in system tables for days only, and nobody can be alarmed by it."
  help       = "Send audit logs to CloudWatch Logs or to an S3 bucket."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/redshift/latest/mgmt/db-auditing.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-4",
  ]
  aliases = [
    "CKV_AWS_71",
    "kics:15ffbacc-fa42-4f6f-a57d-2feac7365caa",
    "kics:3de2d4ff-fe53-4fc9-95d3-2f8a69bf90d6",
    "terrascan:AC_AWS_0200",
  ]
  controls = {
    "fsbp" = ["Redshift.4"]
    "nist-800-53-r5" = [
      "AC-2(4)", "AC-4(26)", "AC-6(9)", "AU-2", "AU-3", "AU-6(3)", "AU-6(4)", "AU-10",
      "AU-12", "CA-7", "SC-7(9)", "SI-3(8)", "SI-4(20)", "SI-7(8)",
    ]
  }

  target    = "aws.redshift.cluster"
  condition = self.audit_logging
  message   = "cluster does not send its audit logs anywhere"
}
