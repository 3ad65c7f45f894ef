rule {
  title      = "RDS cluster does not ask for encrypted storage"
  severity   = "high"
  topic      = "data-protection"
  why        = "Without it the storage, backups and snapshots of a Multi-AZ DB cluster, or of an Aurora cluster created before 18 February 2026, are unencrypted. Newer Aurora clusters are encrypted, but with a key that AWS owns and that you cannot audit or revoke."
  help       = "Turn storage encryption on, with a customer managed key where its use is to be controlled; an existing cluster has to be restored from a snapshot."
  confidence = "medium"
  refs       = [
    "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html",
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-27",
  ]
  aliases = [
    "CKV_AWS_96",
    "AWS-0079",
    "kics:1a690d1d-0ae7-49fa-b2db-b75ae0dd1d3e",
    "kics:3199c26c-7871-4cb3-99c2-10a59244ce7f",
    "kics:65844ba3-03a1-40a8-b3dd-919f122e8c95",
    "cfn_nag:F26",
    "terrascan:AC_AWS_0186",
    "tfsec:aws-rds-encrypt-cluster-storage-data",
  ]
  controls = {
    "fsbp" = ["RDS.27"]
  }

  target = "aws.rds.cluster"
  # Aurora Serverless v1 always encrypts; a replica and what is restored follow their source.
  when      = self.engine_mode != "serverless" && !self.replica && !self.restored
  condition = self.storage_encrypted
  message   = "database cluster does not ask for encrypted storage"
}
