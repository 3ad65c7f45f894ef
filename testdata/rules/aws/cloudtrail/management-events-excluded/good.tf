resource "aws_cloudtrail" "calls" {
  name           = "calls"
  s3_bucket_name = "logs"
}

resource "aws_cloudtrail" "both" {
  name           = "calls"
  s3_bucket_name = "logs"
  advanced_event_selector {
    field_selector {
      field  = "eventCategory"
      equals = ["Data"]
    }
  }
  advanced_event_selector {
    field_selector {
      field  = "eventCategory"
      equals = ["Management"]
    }
  }
}
