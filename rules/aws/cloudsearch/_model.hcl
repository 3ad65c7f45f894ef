# A search domain.
type "aws.cloudsearch.domain" {
  lacks = { cloudformation = "CloudFormation cannot make one" }

  attributes {
    enforce_https = optional(bool, false)
    tls_policy    = optional(string, "Policy-Min-TLS-1-0-2019-07")
  }

  terraform "aws_cloudsearch_domain" {
    identity      = ["id", "arn", "name"]
    enforce_https = self.endpoint_options.enforce_https
    tls_policy    = self.endpoint_options.tls_security_policy
  }
}
