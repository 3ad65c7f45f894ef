rule {
  title      = "Classic load balancer writes no access logs"
  severity   = "medium"
  topic      = "monitoring"
  why        = "Who requested what, when and from where cannot be found out after an attack or a failure."
  help       = "Enable access logs and name a bucket that lets Elastic Load Balancing write to it."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/access-log-collection.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-5",
  ]
  aliases = [
    "CKV_AWS_92",
    "kics:20018359-6fd7-4d05-ab26-d4dffccbdf79",
    "kics:ee12ad32-2863-4c0f-b13f-28272d115028",
    "cfn_nag:W26",
    "terrascan:AC_AWS_0470",
    "guard:ELB_LOGGING_ENABLED",
  ]
  controls = {
    "fsbp" = ["ELB.5"]
    "nist-800-53-r5" = [
      "AC-4(26)", "AU-2", "AU-2b", "AU-3", "AU-3a", "AU-3b", "AU-3c", "AU-3d", "AU-3e",
      "AU-3f", "AU-6(3)", "AU-6(4)", "AU-6(6)", "AU-6(9)", "AU-8b", "AU-10", "AU-12",
      "AU-12(1)", "AU-12(2)", "AU-12(3)", "AU-12(4)", "AU-12a", "AU-12c", "AU-14(3)",
      "AU-14a", "AU-14b", "CA-7", "CA-7b", "CM-5(1)(b)", "IA-3(3)(b)", "MA-4(1)(a)",
      "PM-14a.1", "PM-14b", "PM-31", "SC-7(9)", "SC-7(9)(b)", "SI-4(17)", "SI-7(8)",
    ]
    "pci-dss-3.2.1" = [
      "10.1", "10.3.1", "10.3.2", "10.3.3", "10.3.4", "10.3.5", "10.3.6", "10.5.4",
    ]
    "hipaa" = ["164.312(b)"]
  }

  target    = "aws.elb.classic_load_balancer"
  condition = self.access_logs
  at        = self.access_logs
  message   = "access logs are off"
}
