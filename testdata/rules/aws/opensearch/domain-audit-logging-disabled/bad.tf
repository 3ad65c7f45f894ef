resource "aws_opensearch_domain" "absent" { # expect: aws-opensearch-domain-audit-logging-disabled
  domain_name    = "absent"
  engine_version = "OpenSearch_2.19"
}

resource "aws_elasticsearch_domain" "legacy" { # expect: aws-opensearch-domain-audit-logging-disabled
  domain_name           = "legacy"
  elasticsearch_version = "7.10"
}

resource "aws_opensearch_domain" "other" {
  domain_name    = "other"
  engine_version = "OpenSearch_2.19"
  log_publishing_options { # expect: aws-opensearch-domain-audit-logging-disabled
    cloudwatch_log_group_arn = "arn:aws:logs:eu-west-1:111122223333:log-group:search"
    log_type                 = "INDEX_SLOW_LOGS"
  }
}
