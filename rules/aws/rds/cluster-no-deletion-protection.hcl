rule {
  title      = "RDS cluster has no deletion protection"
  severity   = "medium"
  topic      = "resilience"
  why        = "The cluster, and with it its automated backups, can be deleted by mistake or malice, and nothing stands in the way."
  help       = "Turn deletion protection on; it has to be turned off on purpose before the cluster can be deleted."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DeleteCluster.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-7",
  ]
  aliases = [
    "CKV_AWS_139",
    "AWS-0343",
  ]
  controls = {
    "fsbp"           = ["RDS.7"]
    "nist-800-53-r5" = ["CM-3", "SC-5(2)"]
  }

  target    = "aws.rds.cluster"
  condition = self.deletion_protection
  message   = "database cluster can be deleted without further ado"
}
