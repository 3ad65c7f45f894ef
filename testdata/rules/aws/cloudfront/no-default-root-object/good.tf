resource "aws_cloudfront_distribution" "site" {
  enabled             = true
  default_root_object = "index.html"
  origin {
    domain_name              = "example-site.s3.eu-west-1.amazonaws.com"
    origin_id                = "bucket"
    origin_access_control_id = "E1EXAMPLE"
  }
}

# A server has a root of its own.
resource "aws_cloudfront_distribution" "api" {
  enabled = true
  origin {
    domain_name = "origin.example.com"
    origin_id   = "main"
    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }
}
