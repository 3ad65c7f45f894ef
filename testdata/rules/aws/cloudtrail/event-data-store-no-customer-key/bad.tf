resource "aws_cloudtrail_event_data_store" "default" { # expect: aws-cloudtrail-event-data-store-no-customer-key
  name = "events"
}
