rule {
  title      = "Copy of an EBS snapshot is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "Who may use the copy cannot be limited by a key policy, and a snapshot under the key that AWS manages cannot be shared with another account."
  help       = "Name a customer managed KMS key of the region that the copy is made in."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/ebs/latest/userguide/ebs-copy-snapshot.html"]
  aliases = ["CKV_AWS_183"]
  controls = {}

  target    = "aws.ec2.copy"
  when      = self.kind == "snapshot"
  condition = self.customer_key
  at        = self.kms_key
  message   = "copy of a snapshot is not encrypted with a customer managed key"
}
