variable "https" {
  type = bool
}

resource "aws_cloudsearch_domain" "caller_decides" {
  name = "shop"
  endpoint_options {
    enforce_https = var.https
  }
}
