rule {
  title      = "CloudTrail trail covers one region only"
  severity   = "medium"
  topic      = "monitoring"
  why        = "What is done in other regions, where nobody looks, leaves no record in this trail; intruders prefer such regions."
  help       = "Make the trail a multi-region trail, which also takes in regions that are enabled later."
  confidence = "medium"
  refs       = [
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/receive-cloudtrail-log-files-from-multiple-regions.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-1",
  ]
  aliases = [
    "CKV_AWS_67",
    "AWS-0014",
    "kics:058ac855-989f-4378-ba4d-52d004020da7",
    "kics:8173d5eb-96b5-4aa6-a71b-ecfa153c123d",
    "terrascan:AC_AWS_0034",
    "terrascan:AC_AWS_0448",
    "tfsec:aws-cloudtrail-enable-all-regions",
    "guard:MULTI_REGION_CLOUD_TRAIL_ENABLED",
    "guide:cloudtrail-not-logging-everywhere",
  ]
  controls = {
    "fsbp" = ["CloudTrail.1"]
    "cis-1.4" = ["3.1"]
    "cis-3.0" = ["3.1"]
    "cis-5.0" = ["3.1"]
    "nist-800-53-r5" = [
      "AC-2(4)", "AC-3(1)", "AC-3(10)", "AC-4(26)", "AC-6(9)", "AU-2", "AU-2b", "AU-3",
      "AU-3a", "AU-3b", "AU-3c", "AU-3d", "AU-3e", "AU-3f", "AU-6(3)", "AU-6(4)", "AU-6(6)",
      "AU-6(9)", "AU-8b", "AU-10", "AU-12", "AU-12(1)", "AU-12(2)", "AU-12(3)", "AU-12(4)",
      "AU-12a", "AU-12c", "AU-14(1)", "AU-14(3)", "AU-14a", "AU-14b", "CA-7", "CA-7b",
      "CM-5(1)(b)", "CM-6a", "CM-9b", "IA-3(3)(b)", "MA-4(1)(a)", "PM-14a.1", "PM-14b",
      "PM-31", "SA-8(22)", "SC-7(9)", "SC-7(9)(b)", "SI-1(1)(c)", "SI-3(8)", "SI-3(8)(b)",
      "SI-4(2)", "SI-4(17)", "SI-4(20)", "SI-7(8)", "SI-10(1)(c)",
    ]
    "pci-dss-3.2.1" = [
      "2.2", "10.1", "10.2.1", "10.2.2", "10.2.3", "10.2.4", "10.2.5", "10.2.6", "10.2.7",
      "10.3.1", "10.3.2", "10.3.3", "10.3.4", "10.3.5", "10.3.6",
    ]
  }

  target    = "aws.cloudtrail.trail"
  condition = self.multi_region
  message   = "trail records the events of one region only"
}
