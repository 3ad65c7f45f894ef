rule {
  title      = "DAX cluster accepts connections without TLS"
  severity   = "medium"
  topic      = "data-protection"
  why        = "Items travel between the application and the cluster in clear, and the client cannot tell the cluster from an impostor."
  help       = "Set the cluster endpoint encryption type to `TLS`; it can only be chosen when the cluster is created."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAXEncryptionInTransit.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/dynamodb-controls.html#dynamodb-7",
  ]
  aliases = ["CKV_AWS_239"]
  controls = {
    "fsbp" = ["DynamoDB.7"]
  }

  target    = "aws.dax.cluster"
  condition = upper(self.endpoint_encryption) == "TLS"
  at        = self.endpoint_encryption
  message   = "connections to the DAX cluster are not encrypted"
}
