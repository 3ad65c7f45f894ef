rule {
  title      = "OpenSearch domain publishes no logs"
  severity   = "medium"
  topic      = "monitoring"
  why        = "Errors, slow queries and accesses are recorded nowhere that lasts, so that faults and intrusions cannot be traced."
  help       = "Publish the domain's logs, error logs (`ES_APPLICATION_LOGS`) first, to CloudWatch Logs."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/createdomain-configure-slow-logs.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-4",
  ]
  aliases = [
    "CKV_AWS_84",
    "AWS-0042",
    "kics:acb6b4e2-a086-4f35-aefd-4db6ea51ada2",
    "kics:edbd62d4-8700-41de-b000-b3cfebb5e996",
    "tfsec:aws-elastic-search-enable-domain-logging",
    "tfsec:aws-elastic-search-enable-logging",
    "guard:ELASTICSEARCH_APPLICATION_LOGGING_ENABLED",
    "guard:ELASTICSEARCH_LOGS_TO_CLOUDWATCH",
    "guard:OPENSEARCH_APPLICATION_LOGGING_ENABLED",
  ]
  controls = {
    "fsbp" = ["ES.4", "OpenSearch.4"]
    "nist-800-53-r5" = [
      "AC-2(4)", "AC-4(26)", "AC-6(9)", "AU-2", "AU-3", "AU-6(3)", "AU-6(4)", "AU-10",
      "AU-12", "CA-7", "SC-7(9)", "SI-3(8)", "SI-4(20)", "SI-7(8)",
    ]
    "pci-dss-3.2.1" = [
      "10.1", "10.2.1", "10.2.2", "10.2.3", "10.2.4", "10.2.5", "10.3.1", "10.3.2", "10.3.3",
      "10.3.4", "10.3.5", "10.3.6",
    ]
    "hipaa" = ["164.308(a)(3)(ii)(A)", "164.312(b)"]
  }

  target    = "aws.opensearch.domain"
  condition = length(self.published) > 0
  message   = "domain publishes no logs"
}
