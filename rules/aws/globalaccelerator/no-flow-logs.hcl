rule {
  title      = "Accelerator writes no flow logs"
  severity   = "medium"
  topic      = "monitoring"
  why        = "Who connected through the accelerator, from where and to what cannot be found out after an attack or a failure."
  help       = "Enable flow logs and name a bucket for them."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/global-accelerator/latest/dg/monitoring-global-accelerator.flow-logs.html",
  ]
  aliases = [
    "CKV_AWS_75",
    "kics:96e8183b-e985-457b-90cd-61c0503a3369",
    "terrascan:AC_AWS_0471",
  ]
  controls = {}

  target    = "aws.globalaccelerator.accelerator"
  condition = self.flow_logs
  at        = self.flow_logs
  message   = "flow logs are off"
}
