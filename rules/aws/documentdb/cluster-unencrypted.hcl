rule {
  title      = "DocumentDB cluster stores data unencrypted"
  severity   = "high"
  topic      = "data-protection"
  why        = "Whoever gets hold of the underlying storage, a backup or a snapshot can read the documents. Encryption cannot be added to an existing cluster."
  help       = "Turn storage encryption on when the cluster is created; move an existing one by restoring its snapshot into an encrypted cluster."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/documentdb/latest/developerguide/encryption-at-rest.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/documentdb-controls.html#documentdb-1",
  ]
  aliases = [
    "CKV_AWS_74",
    "AWS-0021",
    "kics:bc1f9009-84a0-490f-ae09-3e0ea6d74ad6",
    "terrascan:AC_AWS_0455",
    "tfsec:aws-documentdb-enable-storage-encryption",
  ]
  controls = {
    "fsbp" = ["DocumentDB.1"]
  }

  target    = "aws.documentdb.cluster"
  when      = !self.restored
  condition = self.storage_encrypted
  message   = "cluster does not encrypt its storage"
}
