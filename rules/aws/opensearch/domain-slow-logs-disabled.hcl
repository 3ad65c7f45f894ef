rule {
  title      = "OpenSearch domain publishes no slow logs"
  severity   = "low"
  topic      = "monitoring"
  why        = "Searches and index operations that overload the domain, by mistake or on purpose, leave no trace."
  help       = "Publish `SEARCH_SLOW_LOGS` and `INDEX_SLOW_LOGS` to CloudWatch Logs, and set their thresholds per index."
  confidence = "low"
  refs       = ["https://docs.aws.amazon.com/opensearch-service/latest/developerguide/createdomain-configure-slow-logs.html"]
  aliases = [
    "kics:086ea2eb-14a6-4fd4-914b-38e0bc8703e8",
    "kics:e979fcbc-df6c-422d-9458-c33d65e71c45",
    "terrascan:AC_AWS_0105",
  ]
  controls = {}

  target    = "aws.opensearch.domain"
  condition = contains(self.published, "SEARCH_SLOW_LOGS") || contains(self.published, "INDEX_SLOW_LOGS")
  message   = "domain publishes no slow logs"
}
