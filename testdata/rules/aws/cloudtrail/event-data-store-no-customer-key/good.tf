resource "aws_kms_key" "events" {
  enable_key_rotation = true
}

resource "aws_cloudtrail_event_data_store" "events" {
  name       = "events"
  kms_key_id = aws_kms_key.events.arn
}
