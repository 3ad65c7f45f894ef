rule {
  title      = "CloudFront distribution has no geographic restriction"
  severity   = "low"
  topic      = "infrastructure-security"
  why        = "Content is served to every country, those included where it must not be offered or from which nobody but attackers comes."
  help       = "List the countries that may, or those that may not, get the content, if there is such a limit; otherwise ignore this rule."
  confidence = "low"
  refs       = ["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/georestrictions.html"]
  aliases = [
    "CKV_AWS_374",
    "kics:7f8843f0-9ea5-42b4-a02b-753055113195",
    "terrascan:AC_AWS_0026",
  ]
  controls = {}

  target    = "aws.cloudfront.distribution"
  condition = self.geo_restriction != "none"
  message   = "content is served to every country"
}
