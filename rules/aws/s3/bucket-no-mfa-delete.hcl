rule {
  title      = "S3 bucket deletes versions without MFA"
  severity   = "low"
  topic      = "resilience"
  why        = "Stolen credentials alone are enough to delete versions for good or to turn versioning off."
  help       = "Let the root user turn MFA delete on for the bucket."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiFactorAuthenticationDelete.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-20",
  ]
  aliases = [
    "AWS-0170",
    "kics:c5b31ab9-0f26-4a49-b8aa-4cc064392f4d",
  ]
  controls = {
    "cis-1.4" = ["2.1.3"]
    "cis-3.0" = ["2.1.2"]
    "cis-5.0" = ["2.1.2"]
  }

  target = "aws.s3.bucket"
  # It is for versioned buckets, and does not go with a lifecycle.
  when      = self.versioned && length(self.lifecycle_rules) == 0
  condition = self.mfa_delete
  message   = "versions can be deleted without MFA"
}
