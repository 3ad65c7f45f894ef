rule {
  title      = "OpenSearch domain has fewer than three dedicated master nodes"
  severity   = "medium"
  topic      = "resilience"
  why        = "With fewer than three there is no quorum when one fails, and the domain cannot be written to or loses its state."
  help       = "Use three dedicated master nodes."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-dedicatedmasternodes.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/es-controls.html#es-7",
  ]
  aliases = [
    "CKV_AWS_318",
    "guard:ELASTICSEARCH_PRIMARY_NODE_FAULT_TOLERANCE",
  ]
  controls = {
    "fsbp"           = ["ES.7"]
    "nist-800-53-r5" = ["CP-6(2)", "CP-10", "SC-5(2)", "SC-36", "SI-13(5)"]
  }

  target    = "aws.opensearch.domain"
  condition = self.dedicated_masters && self.dedicated_master_count >= 3
  message   = "${self.dedicated_masters ? self.dedicated_master_count : 0} dedicated master nodes, fewer than 3"
}
