rule {
  title      = "S3 bucket is not replicated"
  severity   = "low"
  topic      = "resilience"
  why        = "There is no second copy in another bucket, region or account for the day the first one is lost."
  help       = "Replicate what must not be lost to a bucket in another region or account."
  confidence = "low"
  refs = [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-7",
  ]
  aliases = [
    "CKV_AWS_144",
    "guard:S3_BUCKET_REPLICATION_ENABLED",
    "guide:transcribe-output-not-replicated",
  ]
  controls = {
    "nist-800-53-r5" = [
      "AU-9(2)", "CM-6a", "CM-9b", "CP-1(2)", "CP-2(5)", "CP-6", "CP-6(1)", "CP-6(2)",
      "CP-6a", "CP-9", "CP-9a", "CP-9b", "CP-9c", "CP-10", "CP-10(2)", "SC-5(2)", "SC-36(2)",
      "SI-13(5)",
    ]
    "pci-dss-3.2.1" = ["2.2", "10.5.3"]
    "hipaa" = ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(A)", "164.308(a)(7)(ii)(B)"]
  }

  target    = "aws.s3.bucket"
  condition = self.replicated
  message   = "bucket has no replication rule that is on"
}
