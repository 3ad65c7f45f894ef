variable "key" {
  type = string
}

resource "aws_opensearch_domain" "caller_decides" {
  domain_name    = "caller-decides"
  engine_version = "OpenSearch_2.19"
  encrypt_at_rest {
    enabled    = true
    kms_key_id = var.key
  }
}
