rule {
  title      = "Redshift cluster is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "With a key that AWS owns or manages you cannot decide who may decrypt snapshots, share them across accounts, or revoke the key."
  help       = "Name a customer managed KMS key for the cluster."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html"]
  aliases = [
    "CKV_AWS_142",
    "kics:de76a0d6-66d5-45c9-9022-f05545b85c78",
    "terrascan:AC_AWS_0198",
  ]
  controls = {}

  target = "aws.redshift.cluster"
  # What is restored keeps its snapshot's key where none is named.
  when      = !(self.restored && self.kms_key == null)
  condition = self.customer_key
  at        = self.kms_key
  message   = "cluster is not encrypted with a customer managed key"
}
