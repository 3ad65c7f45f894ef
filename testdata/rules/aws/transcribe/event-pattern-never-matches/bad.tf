resource "aws_cloudwatch_event_rule" "failed" {
  event_pattern = jsonencode({
    source        = ["aws.transcribe"]
    "detail-type" = ["Transcribe Job Status Change"] # expect: aws-transcribe-event-pattern-never-matches
  })
}

resource "aws_cloudwatch_event_rule" "source" {
  event_pattern = jsonencode({
    source        = ["transcribe.amazonaws.com"] # expect: aws-transcribe-event-pattern-never-matches
    "detail-type" = ["Transcribe Job State Change"]
  })
}

resource "aws_cloudwatch_event_rule" "key" {
  event_pattern = jsonencode({
    source        = ["aws.transcribe"]
    "detail-type" = ["Transcribe Job State Change"] # expect: aws-transcribe-event-pattern-never-matches
    detail        = { JobStatus = ["FAILED"] }
  })
}
