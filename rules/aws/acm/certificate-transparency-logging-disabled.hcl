rule {
  title      = "Certificate is kept out of the transparency logs"
  severity   = "low"
  topic      = "monitoring"
  why        = "Browsers distrust public certificates that are in no log, and nobody who watches the logs for forged certificates of the domain sees it."
  help       = "Leave certificate transparency logging on."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/acm/latest/userguide/acm-bestpractices.html"]
  aliases = ["CKV_AWS_234"]
  controls = {}

  target    = "aws.acm.certificate"
  condition = upper(self.transparency) != "DISABLED"
  message   = "certificate is not recorded in public transparency logs"
}
