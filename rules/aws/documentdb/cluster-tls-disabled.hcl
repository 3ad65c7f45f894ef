rule {
  title      = "DocumentDB parameter group turns TLS off"
  severity   = "high"
  topic      = "data-protection"
  why        = "Documents and passwords travel in clear between the clients and the cluster."
  help       = "Leave the parameter `tls` at `enabled`, or demand a newer version (`tls1.2+`, `tls1.3+`)."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/documentdb/latest/developerguide/security.encryption.ssl.html"]
  aliases    = ["CKV_AWS_90"]
  controls = {
    "fsbp" = ["DocumentDB.6"]
  }

  target    = "aws.documentdb.parameter_group"
  condition = all([for p in self.tls : lower(p.value) != "disabled"])
  message   = "TLS is turned off"
}
