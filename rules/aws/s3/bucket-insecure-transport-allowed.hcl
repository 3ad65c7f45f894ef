rule {
  title      = "S3 bucket answers requests without TLS"
  severity   = "medium"
  topic      = "data-protection"
  why        = "A client that is set to plain HTTP is served all the same, and its requests and objects pass the network readable."
  help       = "Add a statement to the bucket's policy that denies `s3:*` to everybody where `aws:SecureTransport` is false."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-5",
  ]
  aliases = [
    "CKV_AWS_379",
    "kics:38c64e76-c71e-4d92-a337-60174d1de1c9",
    "kics:4bc4dd4c-7d8d-405e-a0fb-57fa4c31b4d9",
    "guard:S3_BUCKET_SSL_REQUESTS_ONLY",
    "guide:transcribe-bucket-allows-plain-http",
  ]
  controls = {
    "fsbp" = ["S3.5"]
    "cis-1.4" = ["2.1.2"]
    "cis-3.0" = ["2.1.1"]
    "cis-5.0" = ["2.1.1"]
    "nist-800-53-r5" = [
      "AC-4", "AC-4(22)", "AC-17(2)", "AC-24(1)", "AU-9(3)", "CA-9b", "CM-6a", "CM-9b",
      "IA-5(1)", "IA-5(1)(c)", "PM-11b", "PM-17b", "SC-7(4)", "SC-7(4)(b)", "SC-7(4)(g)",
      "SC-8", "SC-8(1)", "SC-8(2)", "SC-8(3)", "SC-8(4)", "SC-8(5)", "SC-12(3)", "SC-13",
      "SC-13a", "SC-16(1)", "SC-23", "SC-23(3)", "SI-1a.2", "SI-1c.2", "SI-7(6)",
    ]
    "pci-dss-3.2.1" = ["2.2", "4.1", "8.2.1"]
    "hipaa" = [
      "164.312(a)(2)(iv)", "164.312(c)(2)", "164.312(e)(1)", "164.312(e)(2)(i)",
      "164.312(e)(2)(ii)",
    ]
  }

  target    = "aws.s3.bucket"
  condition = self.requires_tls
  at        = self.policy
  message   = "no policy denies requests without TLS"
}
