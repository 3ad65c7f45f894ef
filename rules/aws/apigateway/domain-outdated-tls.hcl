rule {
  title      = "API Gateway domain accepts TLS 1.0"
  severity   = "high"
  topic      = "data-protection"
  why        = "TLS 1.0 has known weaknesses, so somebody on the way may read or change requests and responses."
  help       = "Set the security policy to `TLS_1_2`, or to one that asks for TLS 1.3."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html"]
  aliases = [
    "CKV_AWS_206",
    "AWS-0005",
    "AWS-0112",
    "kics:4e1cc5d3-2811-4fb2-861c-ee9b3cb7f90b",
    "kics:8275fab0-68ec-4705-bbf4-86975edb170e",
    "cfn_nag:W62",
    "tfsec:aws-api-gateway-use-secure-tls-policy",
    "guard:API_GW_DOMAIN_DENY_NON_TLS_TRAFFIC",
    "guide:transcribe-entry-point-weak-tls",
  ]
  controls = {}

  target    = "aws.apigateway.domain_name"
  condition = self.security_policy == null ? unknown("API Gateway chooses the policy") : self.security_policy != "TLS_1_0"
  message   = "clients may connect to the domain with TLS 1.0"
}
