rule {
  title      = "OpenSearch domain has no fine-grained access control"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "Whoever may call the domain may read and change every index; roles, and rights on single indexes, documents and fields, do not exist."
  help       = "Turn fine-grained access control (advanced security) on, with an IAM role as its master user."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-7",
  ]
  aliases = [
    "CKV2_AWS_52",
    "guard:OPENSEARCH_ACCESS_CONTROL_ENABLED",
  ]
  controls = {
    "fsbp"           = ["OpenSearch.7"]
    "nist-800-53-r5" = ["AC-2(1)", "AC-3", "AC-3(7)", "AC-3(15)", "AC-5", "AC-6"]
  }

  target    = "aws.opensearch.domain"
  condition = self.fine_grained_access
  message   = "fine-grained access control is off"
}
