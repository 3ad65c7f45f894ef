rule {
  title      = "Copies of scheduled snapshots in another region have no customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "Who may use the copies cannot be limited by a key policy, and they cannot be shared with another account."
  help       = "Name a customer managed KMS key of the target region."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/ebs/latest/userguide/snapshot-lifecycle.html",
    "https://docs.aws.amazon.com/dlm/latest/APIReference/API_CrossRegionCopyRule.html",
  ]
  aliases = ["CKV_AWS_256"]
  controls = {}

  target    = "aws.dlm.schedule_copy"
  condition = self.customer_key
  at        = self.cmk_arn
  message   = "copies of scheduled snapshots are not encrypted with a customer managed key"
}
