rule {
  title      = "Glue data catalog is not fully encrypted"
  severity   = "high"
  topic      = "data-protection"
  why        = "The catalog describes all data sets and holds the passwords of connections; without encryption, whoever may read the catalog reads them."
  help       = "Encrypt the catalog at rest with `SSE-KMS`, and return connection passwords encrypted."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/glue/latest/dg/encrypt-glue-data-catalog.html",
    "https://docs.aws.amazon.com/glue/latest/dg/encrypt-connection-passwords.html",
  ]
  aliases = [
    "CKV_AWS_94",
    "kics:01d50b14-e933-4c99-b314-6d08cd37ad35",
  ]
  controls = {}

  target    = "aws.glue.data_catalog_encryption"
  condition = startswith(upper(self.mode), "SSE-KMS") && self.passwords_encrypted
  message   = "catalog or its connection passwords are not encrypted"
}
