rule {
  title      = "QLDB ledger has no deletion protection"
  severity   = "medium"
  topic      = "resilience"
  why        = "The ledger, and with it its whole history, can be deleted by one mistaken or malicious call."
  help       = "Leave deletion protection on."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-qldb-ledger.html"]
  aliases    = ["CKV_AWS_172"]
  controls   = {}

  target    = "aws.qldb.ledger"
  condition = self.deletion_protection
  message   = "ledger can be deleted without further ado"
}
