rule {
  title      = "CloudFront reads a bucket without origin access control"
  severity   = "medium"
  topic      = "identity-and-access"
  why        = "CloudFront's requests carry no signature, so the bucket has to be open to everybody, who can then pass by the distribution and its checks."
  help       = "Create an origin access control, name it in the origin, and let the bucket policy allow this distribution only."
  confidence = "high"
  refs       = [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-13",
  ]
  aliases = [
    "CKV2_AWS_46",
    "guard:CLOUDFRONT_ORIGIN_ACCESS_IDENTITY_ENABLED",
  ]
  controls = {
    "fsbp" = ["CloudFront.13"]
    "nist-800-53-r5" = ["SC-7(11)"]
  }

  target    = "aws.cloudfront.distribution"
  each      = self.s3_origins
  condition = present(each.access_control)
  message   = "bucket is read without origin access control or identity"
}
