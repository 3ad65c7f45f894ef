rule {
  title      = "OpenSearch domain accepts TLS 1.0 and 1.1"
  severity   = "high"
  topic      = "data-protection"
  why        = "Both versions have known weaknesses, and an attacker on the way can make a client fall back to them."
  help       = "Choose `Policy-Min-TLS-1-2-PFS-2023-10`; the policy used when none is named still accepts TLS 1.0."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/infrastructure-security.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-8",
  ]
  aliases = [
    "CKV_AWS_228",
    "AWS-0126",
    "tfsec:aws-elastic-search-use-secure-tls-policy",
  ]
  controls = {
    "fsbp" = ["ES.8", "OpenSearch.8"]
    "nist-800-53-r5" = [
      "AC-4", "AC-17(2)", "IA-5(1)", "SC-7(4)", "SC-8", "SC-8(1)", "SC-8(2)", "SC-12(3)",
      "SC-13", "SC-23", "SC-23(3)", "SI-7(6)",
    ]
  }

  target    = "aws.opensearch.domain"
  condition = !startswith(self.tls_policy, "Policy-Min-TLS-1-0")
  at        = self.tls_policy
  message   = "TLS policy `${self.tls_policy}` accepts TLS 1.0 and 1.1"
}
