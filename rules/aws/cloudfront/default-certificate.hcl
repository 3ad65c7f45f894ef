rule {
  title      = "CloudFront distribution uses the default certificate"
  severity   = "medium"
  topic      = "data-protection"
  why        = "Viewers can reach it only by its `cloudfront.net` name, and the certificate of that name accepts TLS 1.0."
  help       = "Give the distribution a domain name of its own with a certificate from ACM in us-east-1."
  confidence = "medium"
  refs       = [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-7",
  ]
  aliases = [
    "CKV2_AWS_42",
    "kics:3a1e94df-6847-4c0e-a3b6-6c6af4e128ef",
    "kics:b4d9c12b-bfba-4aeb-9cb8-2358546d8041",
    "guard:CLOUDFRONT_CUSTOM_SSL_CERTIFICATE",
  ]
  controls = {
    "fsbp" = ["CloudFront.7"]
    "nist-800-53-r5" = [
      "AC-4", "AC-17(2)", "IA-5(1)", "SC-7(4)", "SC-8", "SC-8(1)", "SC-8(2)", "SC-12(3)",
      "SC-13", "SC-23", "SC-23(3)", "SI-7(6)",
    ]
  }

  target    = "aws.cloudfront.distribution"
  condition = self.own_certificate
  at        = coalesce(self.certificate.default, self.certificate.acm)
  message   = "distribution has no certificate of its own"
}
