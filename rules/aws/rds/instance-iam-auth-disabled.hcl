rule {
  title      = "RDS instance does not accept IAM authentication"
  severity   = "medium"
  topic      = "identity-and-access"
  why        = "Clients need long-lived database passwords, which have to be stored, shared and rotated, instead of tokens that expire after 15 minutes."
  help       = "Enable IAM database authentication and let clients connect with tokens."
  confidence = "high"
  refs       = [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-10",
  ]
  aliases = [
    "CKV_AWS_161",
    "AWS-0176",
    "kics:88fd05e0-ac0e-43d2-ba6d-fc0ba60ae1a6",
    "kics:9fcd0a0a-9b6f-4670-a215-d94e6bf3f184",
    "terrascan:AC_AWS_0053",
  ]
  controls = {
    "fsbp" = ["RDS.10"]
    "nist-800-53-r5" = ["AC-2(1)", "AC-3", "AC-3(7)", "AC-3(15)", "AC-6"]
  }

  target = "aws.rds.instance"
  # MariaDB has it in some versions only, Db2, Oracle and SQL Server not at all; for the members of
  # a cluster the cluster decides.
  when      = !self.cluster_member && contains(["mysql", "postgres"], lower(coalesce(self.engine, "")))
  condition = self.iam_authentication
  message   = "database instance takes passwords only, not IAM authentication"
}
