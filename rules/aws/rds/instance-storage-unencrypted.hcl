rule {
  title      = "RDS instance stores data unencrypted"
  severity   = "high"
  topic      = "data-protection"
  why        = "Whoever gets hold of the underlying storage, a backup or a snapshot can read the data. Encryption cannot be added to an existing instance in place."
  help       = "Turn storage encryption on when the instance is created; move an existing one by restoring an encrypted copy of its snapshot."
  confidence = "high"
  refs       = [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-3",
  ]
  aliases = [
    "CKV_AWS_16",
    "AWS-0080",
    "kics:08bd0760-8752-44e1-9779-7bb369b2b4e4",
    "kics:5beacce3-4020-4a3d-9e1d-a36f953df630",
    "kics:ffee2785-c347-451e-89f3-11aeb08e5c84",
    "cfn_nag:F27",
    "terrascan:AC_AWS_0058",
    "tfsec:aws-rds-encrypt-instance-storage-data",
    "guard:RDS_STORAGE_ENCRYPTED",
  ]
  controls = {
    "fsbp" = ["RDS.3"]
    "cis-1.4" = ["2.3.1"]
    "cis-3.0" = ["2.3.1"]
    "cis-5.0" = ["2.2.1"]
    "nist-800-53-r5" = [
      "AU-9(3)", "CA-9(1)", "CM-3(6)", "CP-9d", "SC-7(10)", "SC-8(3)", "SC-8(4)", "SC-13",
      "SC-13a", "SC-28", "SC-28(1)", "SI-7(6)", "SI-19(4)",
    ]
    "pci-dss-3.2.1" = ["3.4", "8.2.1"]
    "hipaa" = ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"]
  }

  target = "aws.rds.instance"
  # A cluster's member, a replica and what is restored take encryption from where their data is.
  when      = !self.cluster_member && !self.replica && !self.restored
  condition = self.storage_encrypted
  message   = "database instance does not encrypt its storage"
}
