resource "aws_kms_key" "trail" {
  enable_key_rotation = true
}

resource "aws_cloudtrail" "management" {
  name           = "management"
  s3_bucket_name = "example-trail"
  kms_key_id     = aws_kms_key.trail.arn
}
