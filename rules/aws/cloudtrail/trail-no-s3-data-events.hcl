rule {
  title      = "CloudTrail trail records no object-level events of S3"
  severity   = "low"
  topic      = "monitoring"
  why        = "Who read, wrote or deleted objects cannot be told afterwards: management events cover buckets only, not what is in them."
  help       = "Add an event selector for data events of `AWS::S3::Object`, at least for the buckets that hold sensitive data."
  confidence = "low"
  refs       = [
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-22",
  ]
  aliases = [
    "kics:a8fc2180-b3ac-4c93-bd0d-a55b974e4b07",
    "guard:CLOUDTRAIL_S3_DATAEVENTS_ENABLED",
    "guide:cloudtrail-transcribe-buckets-without-data-events",
  ]
  controls = {
    "cis-1.4" = ["3.1", "3.11"]
    "nist-800-53-r5" = [
      "AC-2(4)", "AC-3(1)", "AC-3(10)", "AC-4(26)", "AC-6(9)", "AU-2b", "AU-3a", "AU-3b",
      "AU-3c", "AU-3d", "AU-3e", "AU-3f", "AU-6(3)", "AU-6(4)", "AU-6(6)", "AU-6(9)",
      "AU-8b", "AU-10", "AU-12(1)", "AU-12(2)", "AU-12(3)", "AU-12(4)", "AU-12a", "AU-12c",
      "AU-14(3)", "AU-14a", "AU-14b", "CA-7b", "CM-5(1)(b)", "CM-6a", "CM-9b", "IA-3(3)(b)",
      "MA-4(1)(a)", "PM-14a.1", "PM-14b", "PM-31", "SC-7(9)(b)", "SI-1(1)(c)", "SI-3(8)(b)",
      "SI-4(2)", "SI-4(17)", "SI-4(20)", "SI-7(8)", "SI-10(1)(c)",
    ]
    "pci-dss-3.2.1" = [
      "2.2", "10.1", "10.2.1", "10.2.2", "10.2.3", "10.2.5", "10.3.1", "10.3.2", "10.3.3",
      "10.3.4", "10.3.5", "10.3.6",
    ]
    "hipaa" = ["164.308(a)(3)(ii)(A)", "164.312(b)"]
  }

  target    = "aws.cloudtrail.trail"
  condition = any([for t in self.data_event_types : t == "AWS::S3::Object"])
  at        = self.data_event_types
  message   = "trail records no data events of S3 objects"
}
