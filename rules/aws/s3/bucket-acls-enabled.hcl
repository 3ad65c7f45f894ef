rule {
  title      = "S3 bucket has ACLs enabled"
  severity   = "low"
  topic      = "identity-and-access"
  why        = "Access is then given in two places, policies and ACLs, and who writes an object can own it and let others in."
  help       = "Set object ownership to `BucketOwnerEnforced`, which new buckets have, and use policies."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-12",
  ]
  aliases = ["CKV2_AWS_65"]
  controls = {
    "fsbp" = ["S3.12"]
    "nist-800-53-r5" = ["AC-2(1)", "AC-3", "AC-3(7)", "AC-3(15)", "AC-6"]
  }

  target    = "aws.s3.ownership"
  condition = coalesce(self.object_ownership == "BucketOwnerEnforced", true)
  at        = self.object_ownership
  message   = "ACLs are enabled by object ownership ${self.object_ownership}"
}
