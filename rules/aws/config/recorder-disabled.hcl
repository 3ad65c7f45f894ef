rule {
  title      = "Config recorder is switched off"
  severity   = "medium"
  topic      = "monitoring"
  why        = "Changes of resources are not recorded, so nobody sees what was changed by whom, and rules judge an old state."
  help       = "Enable the recorder."
  confidence = "high"
  refs       = [
    "https://docs.aws.amazon.com/config/latest/developerguide/stop-start-recorder.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/config-controls.html#config-1",
  ]
  aliases = ["CKV2_AWS_45", "guide:config-recorder-not-recording"]
  controls = {
    "fsbp" = ["Config.1"]
    "cis-1.4" = ["3.5"]
    "cis-3.0" = ["3.3"]
    "cis-5.0" = ["3.3"]
    "nist-800-53-r5" = ["CM-3", "CM-6(1)", "CM-8", "CM-8(2)"]
    "pci-dss-3.2.1" = ["10.5.2", "11.5"]
  }

  target    = "aws.config.recorder_status"
  condition = self.enabled
  message   = "recorder is switched off"
}
