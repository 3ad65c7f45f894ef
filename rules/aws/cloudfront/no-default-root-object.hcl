rule {
  title      = "CloudFront distribution of a bucket has no default root object"
  severity   = "medium"
  topic      = "infrastructure-security"
  why        = "A request for the root goes to the bucket as it is, and a bucket that may be listed answers with the names of its objects."
  help       = "Name the object to answer with, such as `index.html`."
  confidence = "medium"
  refs       = [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DefaultRootObject.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-1",
  ]
  aliases = [
    "CKV_AWS_305",
    "guard:CLOUDFRONT_DEFAULT_ROOT_OBJECT_CONFIGURED",
  ]
  controls = {
    "fsbp" = ["CloudFront.1"]
    "nist-800-53-r5" = ["SC-7(11)", "SC-7(16)"]
  }

  target = "aws.cloudfront.distribution"
  # Any other server answers for its root itself.
  when      = length(self.s3_origins) > 0
  condition = present(self.default_root_object)
  at        = self.default_root_object
  message   = "distribution has no default root object"
}
