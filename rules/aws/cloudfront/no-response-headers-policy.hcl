rule {
  title      = "CloudFront behavior adds no security headers"
  severity   = "low"
  topic      = "infrastructure-security"
  why        = "Browsers are not told to keep to HTTPS, not to guess content types and not to show the pages in foreign frames, unless the origin sends such headers."
  help       = "Name a response headers policy, such as the managed `SecurityHeadersPolicy`."
  confidence = "low"
  refs       = ["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/adding-response-headers.html"]
  aliases = ["CKV2_AWS_32"]
  controls = {}

  target = "aws.cloudfront.distribution"
  condition = (
    present(self.default_behavior.response_headers)
    || coalesce(any([for e in self.default_behavior.function_events : endswith(e, "-response")]), false)
    && unknown("a function at the edge may add the headers")
  )
  at      = coalesce(self.default_behavior.response_headers, self.default_behavior)
  message = "default behavior has no response headers policy"
}
