rule {
  title      = "S3 bucket keeps no access log"
  severity   = "medium"
  topic      = "monitoring"
  why        = "Without server access logs nobody can tell afterwards who read or changed the objects."
  help       = "Deliver access logs to another bucket, or record data events of this bucket in CloudTrail and ignore this rule with that reason."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html"]
  aliases = [
    "CKV_AWS_18",
    "AWS-0089",
    "kics:4552b71f-0a2a-4bc4-92dd-ed7ec1b4674c",
    "kics:c3ce69fd-e3df-49c6-be78-1db3f802261c",
    "kics:f861041c-8c9f-4156-acfc-5e6e524f5884",
    "cfn_nag:W35",
    "terrascan:AC_AWS_0497",
    "tfsec:aws-s3-enable-bucket-logging",
    "guard:S3_BUCKET_LOGGING_ENABLED",
    "guide:transcribe-bucket-access-logging-off",
  ]
  controls = {
    "cis-1.4" = ["3.6"]
    "fsbp" = ["S3.9"]
    "hipaa" = ["164.308(a)(3)(ii)(A)", "164.312(b)"]
    "nist-800-53-r5" = ["AC-2(4)", "AC-3(1)", "AC-3(10)", "AC-4(26)", "AC-6(9)", "AU-2", "AU-2b", "AU-3", "AU-3a", "AU-3b", "AU-3c", "AU-3d", "AU-3e", "AU-3f", "AU-6(3)", "AU-6(4)", "AU-6(6)", "AU-6(9)", "AU-8b", "AU-10", "AU-12", "AU-12(1)", "AU-12(2)", "AU-12(3)", "AU-12(4)", "AU-12a", "AU-12c", "AU-14(3)", "AU-14a", "AU-14b", "CA-7", "CA-7b", "CM-5(1)(b)", "CM-6a", "CM-9b", "IA-3(3)(b)", "MA-4(1)(a)", "PM-14a.1", "PM-14b", "PM-31", "SC-7(9)", "SC-7(9)(b)", "SI-1(1)(c)", "SI-3(8)", "SI-3(8)(b)", "SI-4(2)", "SI-4(17)", "SI-4(20)", "SI-7(8)", "SI-10(1)(c)"]
    "pci-dss-3.2.1" = ["2.2", "10.1", "10.2.1", "10.2.2", "10.2.3", "10.2.4", "10.2.5", "10.2.7", "10.3.1", "10.3.2", "10.3.3", "10.3.4", "10.3.5", "10.3.6"]
  }

  target = "aws.s3.bucket"
  # A bucket that logs are delivered to need not log itself.
  when      = !self.receives_logs
  condition = self.logging_target != null
  at        = self.logging_target
  message   = "bucket has no server access logging"
}
