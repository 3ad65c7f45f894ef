rule {
  title      = "OpenSearch domain accepts requests without TLS"
  severity   = "high"
  topic      = "data-protection"
  why        = "Queries, documents and credentials can be read or changed on the way to the domain."
  help       = "Require HTTPS in the domain's endpoint options."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/infrastructure-security.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-8",
  ]
  aliases = [
    "CKV_AWS_83",
    "AWS-0046",
    "kics:2e9e0729-66d5-4148-9d39-5e6fb4bf2a4e",
    "kics:4cdc88e6-c0c8-4081-a639-bb3a557cbedf",
    "tfsec:aws-elastic-search-enforce-https",
    "guard:ELASTICSEARCH_HTTPS_REQUIRED",
    "guard:OPENSEARCH_HTTPS_REQUIRED",
  ]
  controls = {
    "fsbp" = ["OpenSearch.8"]
    "nist-800-53-r5" = [
      "AC-4", "AC-17(2)", "IA-5(1)", "SC-7(4)", "SC-8", "SC-8(1)", "SC-8(2)", "SC-12(3)",
      "SC-13", "SC-23", "SC-23(3)", "SI-7(6)",
    ]
  }

  target    = "aws.opensearch.domain"
  condition = self.enforce_https
  message   = "domain accepts plain HTTP"
}
