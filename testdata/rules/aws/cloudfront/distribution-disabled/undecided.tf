variable "enabled" {
  type = bool
}

resource "aws_cloudfront_distribution" "site" {
  enabled = var.enabled
}
