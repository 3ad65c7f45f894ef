rule {
  title      = "Registered domain can be transferred away"
  severity   = "medium"
  topic      = "infrastructure-security"
  why        = "Whoever gets hold of the authorization code can move the domain to another registrar, and with it the mail and the web sites."
  help       = "Turn the transfer lock on; turn it off only for a transfer of your own."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/domain-lock.html"]
  aliases = ["CKV_AWS_377"]
  controls = {}

  target    = "aws.route53.registered_domain"
  condition = self.transfer_lock
  message   = "domain is not locked against transfers"
}
