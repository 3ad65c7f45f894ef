rule {
  title      = "OpenSearch nodes talk to each other unencrypted"
  severity   = "high"
  topic      = "data-protection"
  why        = "Documents and queries travel between the nodes of the domain in clear."
  help       = "Turn node-to-node encryption on; it cannot be turned off again."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ntn.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-3",
  ]
  aliases = [
    "CKV_AWS_6",
    "AWS-0043",
    "kics:967eb3e6-26fc-497d-8895-6428beb6e8e2",
    "cfn_nag:W85",
    "terrascan:AC_AWS_0468",
    "tfsec:aws-elastic-search-enable-in-transit-encryption",
    "guard:ELASTICSEARCH_NODE_TO_NODE_ENCRYPTION_CHECK",
    "guard:OPENSEARCH_NODE_TO_NODE_ENCRYPTION_CHECK",
  ]
  controls = {
    "fsbp" = ["ES.3", "OpenSearch.3"]
    "nist-800-53-r5" = [
      "AC-4", "AC-4(22)", "AC-24(1)", "AU-9(3)", "CA-9b", "PM-17b", "SC-7(4)", "SC-7(4)(b)",
      "SC-7(4)(g)", "SC-8", "SC-8(1)", "SC-8(2)", "SC-8(3)", "SC-8(4)", "SC-8(5)", "SC-13",
      "SC-13a", "SC-23", "SC-23(3)", "SI-1a.2", "SI-1c.2",
    ]
    "pci-dss-3.2.1" = ["4.1"]
    "hipaa" = [
      "164.312(a)(2)(iv)", "164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)",
    ]
  }

  target = "aws.opensearch.domain"
  # A node that is alone talks to nobody.
  when      = !self.single_node
  condition = self.node_to_node_encryption
  message   = "traffic between the nodes is not encrypted"
}
