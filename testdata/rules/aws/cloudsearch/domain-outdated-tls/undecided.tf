variable "policy" {
  type = string
}

resource "aws_cloudsearch_domain" "caller_decides" {
  name = "shop"
  endpoint_options {
    tls_security_policy = var.policy
  }
}
