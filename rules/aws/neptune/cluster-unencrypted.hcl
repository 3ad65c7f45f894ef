rule {
  title      = "Neptune cluster stores data unencrypted"
  severity   = "high"
  topic      = "data-protection"
  why        = "Whoever gets hold of the underlying storage, a backup or a snapshot can read the graph. Encryption cannot be added to an existing cluster."
  help       = "Turn storage encryption on when the cluster is created; move an existing one by restoring its snapshot into an encrypted cluster."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/neptune/latest/userguide/encrypt.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/neptune-controls.html#neptune-1",
  ]
  aliases = [
    "CKV_AWS_44",
    "AWS-0076",
    "kics:98d59056-f745-4ef5-8613-32bca8d40b7e",
    "kics:bf4473f1-c8a2-4b1b-8134-bd32efabab93",
    "cfn_nag:F30",
    "terrascan:AC_AWS_0493",
    "tfsec:aws-neptune-enable-storage-encryption",
  ]
  controls = {
    "fsbp" = ["Neptune.1"]
  }

  target    = "aws.neptune.cluster"
  when      = !self.replica && !self.restored
  condition = self.storage_encrypted
  message   = "cluster does not encrypt its storage"
}
