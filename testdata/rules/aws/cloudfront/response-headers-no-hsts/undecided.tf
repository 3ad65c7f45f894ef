variable "max_age" {
  type = number
}

resource "aws_cloudfront_response_headers_policy" "caller_decides" {
  name = "caller"
  security_headers_config {
    strict_transport_security {
      access_control_max_age_sec = var.max_age
      override                   = true
    }
  }
}
