rule {
  title      = "DMS endpoint connects without TLS"
  severity   = "medium"
  topic      = "data-protection"
  why        = "The password and every row travel in clear between the replication instance and the database."
  help       = "Set the SSL mode to `require` or, with the database's certificate, to `verify-full`."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.SSL.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html#dms-9",
  ]
  aliases = ["CKV2_AWS_49"]
  controls = {
    "fsbp" = ["DMS.9"]
  }

  target    = "aws.dms.endpoint"
  when      = self.ssl_mode_applies
  condition = lower(self.ssl_mode) != "none"
  at        = self.ssl_mode
  message   = "connection to the database is not encrypted"
}
