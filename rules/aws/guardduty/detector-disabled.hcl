rule {
  title      = "GuardDuty detector is suspended"
  severity   = "medium"
  topic      = "monitoring"
  why        = "Nothing watches the account's logs for signs of intruders, stolen credentials or malware."
  help       = "Enable the detector."
  confidence = "high"
  refs       = [
    "https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_suspend-disable.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/guardduty-controls.html#guardduty-1",
  ]
  aliases = [
    "CKV_AWS_238",
    "kics:704dadd3-54fc-48ac-b6a0-02f170011473",
    "kics:a25cd877-375c-4121-a640-730929936fac",
    "terrascan:AC_AWS_0131",
  ]
  controls = {
    "fsbp" = ["GuardDuty.1"]
    "nist-800-53-r5" = [
      "AC-2(12)", "AU-6(1)", "AU-6(5)", "CA-7", "CM-8(3)", "RA-3(4)", "SA-8(19)", "SA-8(21)",
      "SA-8(25)", "SA-11(1)", "SA-11(6)", "SA-15(2)", "SA-15(8)", "SC-5", "SC-5(1)",
      "SC-5(3)", "SI-3(8)", "SI-4", "SI-4(1)", "SI-4(2)", "SI-4(4)", "SI-4(5)", "SI-4(13)",
      "SI-4(22)", "SI-4(25)", "SI-20",
    ]
    "pci-dss-3.2.1" = ["11.4"]
  }

  target    = "aws.guardduty.detector"
  condition = self.enabled
  message   = "detector is suspended"
}
