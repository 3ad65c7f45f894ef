resource "aws_cloudtrail" "calls" {
  name           = "calls"
  s3_bucket_name = "logs"
  event_selector { # expect: aws-cloudtrail-management-events-excluded
    include_management_events = false
  }
}

resource "aws_cloudtrail" "data" {
  name           = "calls"
  s3_bucket_name = "logs"
  advanced_event_selector { # expect: aws-cloudtrail-management-events-excluded
    field_selector {
      field  = "eventCategory"
      equals = ["Data"]
    }
  }
}
