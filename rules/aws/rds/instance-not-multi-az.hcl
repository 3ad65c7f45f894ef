rule {
  title      = "RDS instance runs in one Availability Zone only"
  severity   = "medium"
  topic      = "resilience"
  why        = "When its Availability Zone or its host fails, or while it is patched, the database is down: there is no standby to fail over to."
  help       = "Turn Multi-AZ on, so that RDS keeps a synchronous standby in another Availability Zone."
  confidence = "high"
  refs       = [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-5",
  ]
  aliases = [
    "CKV_AWS_157",
    "kics:2b1d4935-9acf-48a7-8466-10d18bf51a69",
    "guard:RDS_MULTI_AZ_SUPPORT",
  ]
  controls = {
    "fsbp" = ["RDS.5"]
    "cis-5.0" = ["2.2.4"]
    "nist-800-53-r5" = [
      "CP-1a.1(b)", "CP-1a.2", "CP-2(5)", "CP-2(6)", "CP-2a", "CP-2a.6", "CP-2a.7", "CP-2d",
      "CP-2e", "CP-6(2)", "CP-10", "SC-5(2)", "SC-6", "SC-22", "SC-36", "SI-13(5)",
    ]
    "hipaa" = ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"]
  }

  target = "aws.rds.instance"
  # Clusters spread their members themselves, and a replica is itself the second copy.
  when      = !self.cluster_member && !self.replica
  condition = self.multi_az
  message   = "database instance has no standby in another Availability Zone"
}
