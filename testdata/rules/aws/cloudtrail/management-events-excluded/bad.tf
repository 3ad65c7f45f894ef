resource "aws_cloudtrail" "calls" {
  name           = "calls"
  s3_bucket_name = "logs"
  event_selector {
    include_management_events = false # expect: aws-cloudtrail-management-events-excluded
  }
}

resource "aws_cloudtrail" "data" {
  name           = "calls"
  s3_bucket_name = "logs"
  advanced_event_selector {
    field_selector {
      field  = "eventCategory"
      equals = ["Data"]
    }
  }
}
