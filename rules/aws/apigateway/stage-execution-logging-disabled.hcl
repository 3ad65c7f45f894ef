rule {
  title      = "API Gateway stage logs no executions"
  severity   = "medium"
  topic      = "monitoring"
  why        = "Errors of authorizers, integrations and mappings leave no trace, so failures and attacks on the API cannot be explained."
  help       = "Set the logging level of all methods (`*/*`), or of the default route of a WebSocket API, to `ERROR` or `INFO`."
  confidence = "high"
  refs       = [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-1",
  ]
  aliases = [
    "CKV2_AWS_4",
    "kics:982aa526-6970-4c59-8b9b-2ce7e019fe36",
    "terrascan:AC_AWS_0012",
    "terrascan:AC_AWS_0014",
    "guard:API_GW_EXECUTION_LOGGING_ENABLED",
  ]
  controls = {
    "fsbp" = ["APIGateway.1"]
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

  target = "aws.apigateway.stage"
  # HTTP APIs have no execution log.
  when      = coalesce(self.protocol, "HTTP") != "HTTP"
  condition = any([for l in self.logging_levels : coalesce(l == "ERROR" || l == "INFO", false)])
  message   = "stage logs neither errors nor requests of its methods"
}
