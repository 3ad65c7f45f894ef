resource "aws_opensearch_domain" "absent" {
  domain_name    = "absent"
  engine_version = "OpenSearch_2.19"
  vpc_options { # expect: aws-opensearch-domain-default-security-group
    subnet_ids = ["subnet-0a", "subnet-0b"]
  }
}

resource "aws_elasticsearch_domain" "legacy" {
  domain_name           = "legacy"
  elasticsearch_version = "7.10"
  vpc_options { # expect: aws-opensearch-domain-default-security-group
    subnet_ids = ["subnet-0a", "subnet-0b"]
  }
}
