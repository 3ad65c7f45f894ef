resource "aws_opensearch_domain" "own_key" {
  domain_name    = "own-key"
  engine_version = "OpenSearch_2.19"
  encrypt_at_rest {
    enabled    = true
    kms_key_id = "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d"
  }
}

resource "aws_elasticsearch_domain" "legacy" {
  domain_name           = "legacy"
  elasticsearch_version = "7.10"
  encrypt_at_rest {
    enabled    = true
    kms_key_id = "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d"
  }
}
