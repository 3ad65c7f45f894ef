rule {
  title      = "Redshift Serverless namespace is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "With a key that AWS owns you cannot decide who may decrypt the data or its snapshots, see in CloudTrail who did, or revoke the key."
  help       = "Name a customer managed KMS key for the namespace."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-workgroups-and-namespaces-rotate-kms-key.html"]
  aliases    = ["CKV_AWS_282"]
  controls   = {}

  target    = "aws.redshift.serverless_namespace"
  condition = self.customer_key
  at        = self.kms_key
  message   = "namespace is not encrypted with a customer managed key"
}
