rule {
  title      = "CloudFront distribution has no origin to fail over to"
  severity   = "low"
  topic      = "resilience"
  why        = "When the origin does not answer, viewers get errors, although a second one could serve them."
  help       = "Put two origins into an origin group and let behaviors point at the group."
  confidence = "low"
  refs       = [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-4",
  ]
  aliases = [
    "CKV_AWS_310",
    "guard:CLOUDFRONT_ORIGIN_FAILOVER_ENABLED",
  ]
  controls = {
    "fsbp" = ["CloudFront.4"]
    "nist-800-53-r5" = ["CP-10", "SC-5(2)", "SC-36", "SI-13(5)"]
  }

  target    = "aws.cloudfront.distribution"
  condition = any([for g in self.origin_groups : length(g.members) >= 2 && length(g.status_codes) > 0])
  at        = self.origin_groups
  message   = "no origin group with two members"
}
