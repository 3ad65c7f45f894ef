rule {
  title      = "CloudFront may use SSL 3 towards its origin"
  severity   = "medium"
  topic      = "data-protection"
  why        = "SSL 3 is broken: somebody on the way can decrypt what CloudFront and the origin exchange."
  help       = "Take `SSLv3` off the list; `TLSv1.2` alone suffices for any current server."
  confidence = "high"
  refs       = [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-10",
  ]
  aliases = ["CKV2_AWS_54"]
  controls = {
    "fsbp" = ["CloudFront.10"]
    "nist-800-53-r5" = [
      "AC-4", "AC-17(2)", "IA-5(1)", "SC-7(4)", "SC-8", "SC-8(1)", "SC-8(2)", "SC-12(3)",
      "SC-13", "SC-23", "SI-7(6)",
    ]
  }

  target    = "aws.cloudfront.distribution"
  each      = self.custom_origins
  condition = !any([for v in each.tls_versions : v == "SSLv3"])
  message   = "CloudFront may fall back to SSL 3 towards the origin"
}
