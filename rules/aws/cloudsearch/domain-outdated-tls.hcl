rule {
  title      = "CloudSearch domain accepts TLS 1.0 and 1.1"
  severity   = "medium"
  topic      = "data-protection"
  why        = "Both versions have known weaknesses, and an attacker on the way can make a client fall back to them."
  help       = "Choose `Policy-Min-TLS-1-2-2019-07`; the policy used when none is named still accepts TLS 1.0."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/cloudsearch/latest/developerguide/API_DomainEndpointOptions.html"]
  aliases    = ["CKV_AWS_218"]
  controls   = {}

  target    = "aws.cloudsearch.domain"
  condition = !startswith(self.tls_policy, "Policy-Min-TLS-1-0")
  at        = self.tls_policy
  message   = "TLS policy `${self.tls_policy}` accepts TLS 1.0 and 1.1"
}
