rule {
  title      = "OpenSearch domain stores data unencrypted"
  severity   = "high"
  topic      = "data-protection"
  why        = "Whoever gets hold of the underlying storage can read indexes, logs, swap files and automated snapshots."
  help       = "Turn encryption at rest on, best with a customer managed KMS key; versions before Elasticsearch 5.1 and T2 instances have none, so replace those first."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/encryption-at-rest.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-1",
  ]
  aliases = [
    "CKV_AWS_5",
    "AWS-0048",
    "kics:24e16922-4330-4e9d-be8a-caa90299466a",
    "kics:86a248ab-0e01-4564-a82a-878303e253bb",
    "cfn_nag:W54",
    "terrascan:AC_AWS_0112",
    "tfsec:aws-elastic-search-enable-domain-encryption",
    "tfsec:aws-elastic-service-enable-domain-encryption",
    "guard:ELASTICSEARCH_ENCRYPTED_AT_REST",
    "guard:OPENSEARCH_ENCRYPTED_AT_REST",
  ]
  controls = {
    "fsbp" = ["ES.1", "OpenSearch.1"]
    "nist-800-53-r5" = [
      "AU-9(3)", "CA-9(1)", "CM-3(6)", "CP-9d", "SC-7(10)", "SC-8(3)", "SC-8(4)", "SC-13",
      "SC-13a", "SC-28", "SC-28(1)", "SI-7(6)", "SI-19(4)",
    ]
    "pci-dss-3.2.1" = ["1.2.1", "1.3.1", "1.3.4", "3.4", "7.2.1", "8.2.1"]
    "hipaa"         = ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"]
  }

  target    = "aws.opensearch.domain"
  condition = coalesce(self.encrypted_at_rest, false)
  at        = self.encrypted_at_rest
  message   = "domain does not encrypt what it stores"
}
