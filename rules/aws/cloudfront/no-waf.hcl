rule {
  title      = "CloudFront distribution has no web ACL"
  severity   = "medium"
  topic      = "infrastructure-security"
  why        = "Nothing filters requests before they reach the origin: neither known attacks nor floods from single addresses are stopped at the edge."
  help       = "Associate an AWS WAF web ACL of scope CLOUDFRONT with managed rule groups and a rate limit."
  confidence = "medium"
  refs       = [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-web-awswaf.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-6",
  ]
  aliases = [
    "CKV_AWS_68",
    "AWS-0011",
    "kics:0f139403-303f-467c-96bd-e717e6cfd62d",
    "kics:1419b4c6-6d5c-4534-9cf6-6a5266085333",
    "terrascan:AC_AWS_0032",
    "tfsec:aws-cloudfront-enable-waf",
    "guard:CLOUDFRONT_ASSOCIATED_WITH_WAF",
  ]
  controls = {
    "fsbp" = ["CloudFront.6"]
    "nist-800-53-r5" = ["AC-4(21)"]
  }

  target    = "aws.cloudfront.distribution"
  condition = present(self.web_acl)
  at        = self.web_acl
  message   = "no web ACL filters the requests to the distribution"
}
