resource "aws_cloudwatch_event_rule" "failed" {
  event_pattern = jsonencode({
    source        = ["aws.transcribe"]
    "detail-type" = ["Transcribe Job State Change"]
    detail        = { TranscriptionJobStatus = ["FAILED"] }
  })
}

resource "aws_cloudwatch_event_rule" "analytics" {
  event_pattern = jsonencode({
    source        = ["aws.transcribe"]
    "detail-type" = ["Call Analytics Job State Change"]
    detail        = { JobStatus = ["FAILED"] }
  })
}
