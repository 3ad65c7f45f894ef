rule {
  title      = "Copies of shared snapshots in another region have no customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "Who may use the copies cannot be limited by a key policy, and they cannot be shared with another account."
  help       = "Name a customer managed KMS key of the target region."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/ebs/latest/userguide/snapshot-lifecycle.html",
    "https://docs.aws.amazon.com/dlm/latest/APIReference/API_EncryptionConfiguration.html",
  ]
  aliases = ["CKV_AWS_254"]
  controls = {}

  target    = "aws.dlm.event_copy"
  condition = self.customer_key
  at        = self.cmk_arn
  message   = "copies of shared snapshots are not encrypted with a customer managed key"
}
