resource "aws_cloudwatch_event_rule" "failed" {
  event_pattern = jsonencode({
    source        = ["aws.transcribe"]
    "detail-type" = ["Transcribe Job State Change"]
  })
}

resource "aws_sns_topic" "failed" {}

resource "aws_cloudwatch_event_target" "failed" {
  rule = aws_cloudwatch_event_rule.failed.name
  arn  = aws_sns_topic.failed.arn # expect: aws-transcribe-event-target-not-encrypted
}
