rule {
  title      = "Transfer server accepts outdated cryptography"
  severity   = "medium"
  topic      = "data-protection"
  why        = "Security policies of 2018 and 2020 still offer algorithms such as SHA-1 that later ones dropped; the oldest one holds where none is named."
  help       = "Name the latest security policy that your clients can work with."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transfer/latest/userguide/security-policies.html",
  ]
  aliases = ["CKV_AWS_380"]
  controls = {}

  target    = "aws.transfer.server"
  condition = !(endswith(self.security_policy_name, "-2018-11") || endswith(self.security_policy_name, "-2020-06"))
  at        = self.security_policy_name
  message   = "server uses ${self.security_policy_name}"
}
