rule {
  title      = "S3 bucket keeps no object versions"
  severity   = "medium"
  topic      = "resilience"
  why        = "An object that is overwritten or deleted, by mistake or by an intruder, cannot be restored."
  help       = "Turn versioning on, and let a lifecycle rule expire old versions."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html"]
  aliases = [
    "CKV_AWS_21",
    "AWS-0090",
    "kics:568a4d22-3517-44a6-a7ad-6a7eed88722c",
    "kics:a227ec01-f97a-4084-91a4-47b350c1db54",
    "terrascan:AC_AWS_0214",
    "tfsec:aws-s3-enable-versioning",
    "guard:S3_BUCKET_VERSIONING_ENABLED",
    "guide:transcribe-bucket-not-versioned",
  ]
  controls = {
    "cis-1.4" = ["2.1.3"]
    "hipaa" = ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(A)", "164.308(a)(7)(ii)(B)", "164.312(c)(1)", "164.312(c)(2)"]
    "nist-800-53-r5" = ["AU-9(2)", "CP-1(2)", "CP-2(5)", "CP-6", "CP-6(1)", "CP-6(2)", "CP-6a", "CP-9", "CP-9a", "CP-9b", "CP-9c", "CP-10", "CP-10(2)", "PM-11b", "PM-17b", "SC-5(2)", "SC-16(1)", "SI-1a.2", "SI-1c.2", "SI-12", "SI-13(5)"]
    "pci-dss-3.2.1" = ["10.5.3"]
  }

  target    = "aws.s3.bucket"
  condition = self.versioned
  message   = "bucket keeps no object versions"
}
