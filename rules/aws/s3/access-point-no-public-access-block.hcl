rule {
  title      = "S3 access point lets public access in"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "A policy or ACL that gives everybody access through the access point takes effect; the settings cannot be changed later."
  help       = "Leave all four settings on, as a new access point has them."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-bpa-settings.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-19",
  ]
  aliases = ["CKV_AWS_392"]
  controls = {
    "fsbp" = ["S3.19"]
  }

  target    = "aws.s3.access_point"
  condition = self.blocked
  message   = "access point does not block all public access"
}
