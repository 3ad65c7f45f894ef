rule {
  title      = "OpenSearch domain publishes no audit logs"
  severity   = "medium"
  topic      = "monitoring"
  why        = "Nobody can tell who logged in, failed to, or read and changed which index."
  help       = "Publish audit logs (`AUDIT_LOGS`) to CloudWatch Logs; they need fine-grained access control."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/audit-logs.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-5",
  ]
  aliases = [
    "CKV_AWS_317",
    "guard:ELASTICSEARCH_AUDIT_LOGGING_ENABLED",
    "guard:OPENSEARCH_AUDIT_LOGGING_ENABLED",
  ]
  controls = {
    "fsbp" = ["ES.5", "OpenSearch.5"]
    "nist-800-53-r5" = [
      "AC-2(4)", "AC-4(26)", "AC-6(9)", "AU-2", "AU-3", "AU-6(3)", "AU-6(4)", "AU-10",
      "AU-12", "CA-7", "SC-7(9)", "SI-3(8)", "SI-4(20)", "SI-7(8)",
    ]
  }

  target    = "aws.opensearch.domain"
  condition = contains(self.published, "AUDIT_LOGS")
  message   = "domain publishes no audit logs"
}
