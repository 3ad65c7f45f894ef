resource "aws_cloudtrail" "management" {
  name                  = "management"
  s3_bucket_name        = "example-trail"
  is_multi_region_trail = "true"
}
