# A TLS certificate.
type "aws.acm.certificate" {
  attributes {
    # All names that it is for.
    domains               = list(string)
    # Whether public logs take note of it.
    transparency          = optional(string, "ENABLED")
    create_before_destroy = optional(bool, false)
  }

  terraform "aws_acm_certificate" {
    identity              = ["id", "arn"]
    domains               = flatten([self.domain_name[*], self.subject_alternative_names[*]])
    transparency          = self.options.certificate_transparency_logging_preference
    create_before_destroy = meta.lifecycle.create_before_destroy
  }

  cloudformation "AWS::CertificateManager::Certificate" {
    identity     = ["Ref"]
    lacks        = { create_before_destroy = "CloudFormation always makes the new one first" }
    domains      = flatten([self.DomainName[*], self.SubjectAlternativeNames[*]])
    transparency = self.CertificateTransparencyLoggingPreference
  }
}
