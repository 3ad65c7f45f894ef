rule {
  title      = "Athena database sets no encryption"
  severity   = "high"
  topic      = "data-protection"
  why        = "The results of the statements that make the database are written to S3 without an encryption of your choice."
  help       = "Give the database an encryption configuration, best `SSE_KMS` with a KMS key."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/athena/latest/ug/encryption.html",
  ]
  aliases = [
    "CKV_AWS_77",
    "kics:b2315cae-b110-4426-81e0-80bb8640cdd3",
    "terrascan:AC_AWS_0443",
  ]
  controls = {}

  target    = "aws.athena.database"
  condition = present(self.encryption)
  at        = self.encryption
  message   = "database sets no encryption"
}
