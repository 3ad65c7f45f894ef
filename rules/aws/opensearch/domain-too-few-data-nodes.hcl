rule {
  title      = "OpenSearch domain has its data in one place"
  severity   = "medium"
  topic      = "resilience"
  why        = "When a node or its Availability Zone fails, indexes are unavailable or lost until it is replaced."
  help       = "Use at least three data nodes, and turn zone awareness on."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-multiaz.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-6",
  ]
  aliases = [
    "guard:ELASTICSEARCH_DATA_NODE_FAULT_TOLERANCE",
    "guard:OPENSEARCH_DATA_NODE_FAULT_TOLERANCE",
  ]
  controls = {
    "fsbp"           = ["ES.6", "OpenSearch.6"]
    "nist-800-53-r5" = ["CP-6(2)", "CP-10", "SC-5(2)", "SC-36", "SI-13(5)"]
  }

  target    = "aws.opensearch.domain"
  condition = self.data_nodes >= 3 && self.zone_awareness
  message   = "domain has ${self.data_nodes} data nodes in ${self.zone_awareness ? "several zones" : "one zone"}, not 3 in several"
}
