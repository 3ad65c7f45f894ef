rule {
  title      = "DataSync location holds a secret key in plain text"
  severity   = "high"
  topic      = "data-protection"
  why        = "Whoever may read the code or its history can read and write the object storage."
  help       = "Take the key from a secret store or a sensitive input, and change the one that was written down."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/datasync/latest/userguide/create-object-location.html",
  ]
  aliases = ["CKV_AWS_295"]
  controls = {}

  target    = "aws.datasync.object_storage_location"
  condition = !coalesce(plaintext(self.secret_key), false)
  at        = self.secret_key
  message   = "secret key is written in the code"
}
