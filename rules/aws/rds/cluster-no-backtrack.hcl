rule {
  title      = "Aurora MySQL cluster cannot be rewound"
  severity   = "low"
  topic      = "resilience"
  why        = "After a mistaken change or deletion the cluster has to be restored into a new one, which takes hours instead of minutes."
  help       = "Set a backtrack window when the cluster is created."
  confidence = "low"
  refs = [
    "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Managing.Backtrack.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-14",
  ]
  aliases = [
    "CKV_AWS_326",
    "guard:AURORA_MYSQL_BACKTRACKING_ENABLED",
  ]
  controls = {
    "fsbp"           = ["RDS.14"]
    "nist-800-53-r5" = ["CP-6", "CP-6(1)", "CP-6(2)", "CP-9", "CP-10", "SI-13(5)"]
  }

  target = "aws.rds.cluster"
  # Only Aurora MySQL has it, outside global databases and the first generation of Serverless.
  when      = self.aurora_mysql && !self.serverless_v1 && !self.global && !self.replica
  condition = self.backtrack_window > 0
  message   = "backtracking is off"
}
