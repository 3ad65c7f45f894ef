rule {
  title      = "Transfer server offers FTP without encryption"
  severity   = "high"
  topic      = "data-protection"
  why        = "Passwords and files pass the network in plain text."
  help       = "Offer SFTP or FTPS alone."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transfer/latest/userguide/create-server-ftp.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/transfer-controls.html#transfer-2",
  ]
  aliases = ["CKV_AWS_357"]
  controls = {
    "fsbp" = ["Transfer.2"]
  }

  target    = "aws.transfer.server"
  condition = !any([for p in self.protocols : upper(p) == "FTP"])
  message   = "server offers FTP"
}
