resource "aws_cloudfront_distribution" "group" {
  enabled = true
  origin_group {
    origin_id = "group"
    failover_criteria {
      status_codes = [500, 502, 503, 504]
    }
    member {
      origin_id = "primary"
    }
    member {
      origin_id = "secondary"
    }
  }
}
