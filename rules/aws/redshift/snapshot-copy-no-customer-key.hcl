rule {
  title      = "Redshift snapshot copies are not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "A copy grant without a key uses the AWS managed one of its region: you cannot decide who may decrypt the copies, or revoke the key."
  help       = "Name a customer managed KMS key of the destination region in the grant."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html"]
  aliases    = ["CKV_AWS_281"]
  controls   = {}

  target    = "aws.redshift.snapshot_copy_grant"
  condition = self.customer_key
  at        = self.kms_key
  message   = "snapshot copies are not encrypted with a customer managed key"
}
