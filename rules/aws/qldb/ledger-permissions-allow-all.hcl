rule {
  title      = "QLDB ledger lets everybody with access run every statement"
  severity   = "medium"
  topic      = "identity-and-access"
  why        = "In the mode `ALLOW_ALL` whoever may send commands to the ledger may read and change all of its tables."
  help       = "Use the permissions mode `STANDARD` and allow statements per table with IAM policies."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-qldb-ledger.html"]
  aliases    = ["CKV_AWS_170"]
  controls   = {}

  target    = "aws.qldb.ledger"
  condition = upper(self.permissions_mode) != "ALLOW_ALL"
  at        = self.permissions_mode
  message   = "permissions mode is `ALLOW_ALL`"
}
