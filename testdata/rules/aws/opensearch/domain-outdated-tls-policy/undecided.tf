variable "policy" {
  type = string
}

resource "aws_opensearch_domain" "caller_decides" {
  domain_name    = "caller-decides"
  engine_version = "OpenSearch_2.19"
  domain_endpoint_options {
    tls_security_policy = var.policy
  }
}
