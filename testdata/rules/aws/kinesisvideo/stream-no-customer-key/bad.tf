resource "aws_kinesis_video_stream" "door" { # expect: aws-kinesisvideo-stream-no-customer-key
  name                    = "door"
  data_retention_in_hours = 24
}

resource "aws_kinesis_video_stream" "alias" {
  name       = "garage"
  kms_key_id = "alias/aws/kinesisvideo" # expect: aws-kinesisvideo-stream-no-customer-key
}
