rule {
  title      = "CloudFront response headers policy does not keep browsers to HTTPS"
  severity   = "medium"
  topic      = "data-protection"
  why        = "A browser that was never told to use HTTPS alone can be led to plain HTTP by somebody on the way."
  help       = "Set strict transport security with a max age of a year (31536000 seconds)."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html"]
  aliases = ["CKV_AWS_259"]
  controls = {}

  target    = "aws.cloudfront.response_headers_policy"
  condition = self.hsts_max_age == null ? false : self.hsts_max_age >= 31536000
  at        = self.hsts_max_age
  message   = "policy sets no strict transport security of a year or more"
}
