rule {
  title      = "Copies of shared snapshots in another region are not encrypted"
  severity   = "medium"
  topic      = "data-protection"
  why        = "Data of unencrypted snapshots can be read by whoever gets hold of the copy."
  help       = "Set the copies to be encrypted and name a KMS key of the target region."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/ebs/latest/userguide/snapshot-lifecycle.html",
    "https://docs.aws.amazon.com/dlm/latest/APIReference/API_EncryptionConfiguration.html",
  ]
  aliases = [
    "CKV_AWS_253",
    "cfn_nag:W81",
    "guard:DLM_LIFECYCLE_POLICY_CROSS_REGION_ENCRYPTION_RULE",
  ]
  controls = {}

  target    = "aws.dlm.event_copy"
  condition = self.encrypted
  at        = self.encrypted
  message   = "copies of shared snapshots are not encrypted"
}
