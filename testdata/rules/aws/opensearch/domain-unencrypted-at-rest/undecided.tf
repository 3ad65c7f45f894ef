variable "encrypt" {
  type = bool
}

resource "aws_opensearch_domain" "caller_decides" {
  domain_name    = "caller-decides"
  engine_version = "OpenSearch_2.19"
  encrypt_at_rest {
    enabled = var.encrypt
  }
}
