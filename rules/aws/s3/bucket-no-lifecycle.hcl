rule {
  title      = "S3 bucket has no lifecycle"
  severity   = "info"
  topic      = "compliance"
  why        = "Objects, old versions and parts of broken uploads stay forever, longer than they are needed or may be kept."
  help       = "Add a lifecycle configuration that expires or archives what is no longer needed."
  confidence = "low"
  refs = [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-13",
  ]
  aliases = ["CKV2_AWS_61"]
  controls = {
    "fsbp" = ["S3.10", "S3.13"]
    "nist-800-53-r5" = ["CP-6(2)", "CP-9", "CP-10", "SC-5(2)", "SI-13(5)"]
  }

  target    = "aws.s3.bucket"
  condition = length(self.lifecycle_rules) > 0
  message   = "bucket has no lifecycle configuration"
}
