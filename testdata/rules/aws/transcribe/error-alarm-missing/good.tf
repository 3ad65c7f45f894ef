resource "aws_transcribe_vocabulary" "products" {
  vocabulary_name = "products"
  language_code   = "en-US"
  phrases         = ["Bartizan"]
}

resource "aws_cloudtrail" "all" {
  name                  = "all"
  s3_bucket_name        = "logs"
  is_multi_region_trail = true
}

resource "aws_cloudwatch_metric_alarm" "failed" {
  alarm_name          = "failed"
  namespace           = "AWS/Transcribe"
  metric_name         = "SyncUserErrorCount"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  alarm_actions       = ["arn:aws:sns:eu-west-1:111122223333:alarms"]
}
