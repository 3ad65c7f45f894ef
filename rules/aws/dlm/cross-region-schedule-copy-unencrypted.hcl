rule {
  title      = "Copies of scheduled snapshots in another region are not encrypted"
  severity   = "medium"
  topic      = "data-protection"
  why        = "Data of unencrypted snapshots can be read by whoever gets hold of the copy."
  help       = "Set the copies to be encrypted and name a KMS key of the target region."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/ebs/latest/userguide/snapshot-lifecycle.html",
    "https://docs.aws.amazon.com/dlm/latest/APIReference/API_CrossRegionCopyRule.html",
  ]
  aliases = ["CKV_AWS_255"]
  controls = {}

  target    = "aws.dlm.schedule_copy"
  condition = self.encrypted
  at        = self.encrypted
  message   = "copies of scheduled snapshots are not encrypted"
}
