rule {
  title      = "SES sends mail without TLS where the receiver offers none"
  severity   = "medium"
  topic      = "data-protection"
  why        = "Such mail travels in clear, and somebody on the way can make a receiver look as if it offered no TLS."
  help       = "Set the TLS policy of the delivery options to `Require`; mail to servers without TLS then bounces."
  confidence = "medium"
  refs       = [
    "https://docs.aws.amazon.com/ses/latest/dg/security-protocols.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ses-controls.html#ses-3",
  ]
  aliases = ["CKV_AWS_365"]
  controls = {}

  target    = "aws.ses.configuration_set"
  condition = upper(self.tls) == "REQUIRE"
  at        = self.tls
  message   = "mail is sent in clear where the receiver offers no TLS"
}
