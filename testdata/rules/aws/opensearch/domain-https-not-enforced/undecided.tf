variable "https" {
  type = bool
}

resource "aws_opensearch_domain" "caller_decides" {
  domain_name    = "caller-decides"
  engine_version = "OpenSearch_2.19"
  domain_endpoint_options {
    enforce_https = var.https
  }
}
