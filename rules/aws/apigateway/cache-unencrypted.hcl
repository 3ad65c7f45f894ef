rule {
  title      = "API Gateway keeps cached responses unencrypted"
  severity   = "medium"
  topic      = "data-protection"
  why        = "Responses in the cache, with whatever personal data is in them, lie on its disks in clear."
  help       = "Turn the encryption of cached data on wherever caching is on."
  confidence = "high"
  refs       = [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/data-protection-encryption.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-5",
  ]
  aliases = [
    "CKV_AWS_308",
    "AWS-0002",
    "AWS-0110",
    "kics:37cca703-b74c-48ba-ac81-595b53398e9b",
    "kics:b7c9a40c-23e4-4a2d-8d39-a3352f10f288",
    "cfn_nag:W87",
    "tfsec:aws-api-gateway-enable-cache-encryption",
    "guard:API_GW_CACHE_ENABLED_AND_ENCRYPTED",
  ]
  controls = {
    "fsbp" = ["APIGateway.5"]
    "nist-800-53-r5" = [
      "AU-9(3)", "CA-9(1)", "CM-3(6)", "CP-9d", "SC-7(10)", "SC-8(3)", "SC-8(4)", "SC-13",
      "SC-13a", "SC-28", "SC-28(1)", "SI-7(6)", "SI-19(4)",
    ]
    "pci-dss-3.2.1" = ["3.4"]
    "hipaa" = ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"]
  }

  target    = "aws.apigateway.method_settings"
  condition = !self.caching || self.encrypts_cache
  at        = self.encrypts_cache
  message   = "cached responses are not encrypted"
}
