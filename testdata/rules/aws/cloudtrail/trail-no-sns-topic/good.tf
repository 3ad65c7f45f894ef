resource "aws_sns_topic" "trail" {}

resource "aws_cloudtrail" "management" {
  name           = "management"
  s3_bucket_name = "example-trail"
  sns_topic_name = aws_sns_topic.trail.arn
}
