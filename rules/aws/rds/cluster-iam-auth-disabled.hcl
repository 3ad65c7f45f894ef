rule {
  title      = "RDS cluster does not accept IAM authentication"
  severity   = "medium"
  topic      = "identity-and-access"
  why        = "Clients need long-lived database passwords, which have to be stored, shared and rotated, instead of tokens that expire after 15 minutes."
  help       = "Enable IAM database authentication and let clients connect with tokens."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAMDBAuth.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-12",
  ]
  aliases = ["CKV_AWS_162"]
  controls = {
    "fsbp"           = ["RDS.12"]
    "nist-800-53-r5" = ["AC-2(1)", "AC-3", "AC-3(7)", "AC-3(15)", "AC-6"]
  }

  target    = "aws.rds.cluster"
  when      = !self.serverless_v1
  condition = self.iam_authentication
  message   = "database cluster takes passwords only, not IAM authentication"
}
