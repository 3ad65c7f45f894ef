rule {
  title      = "CloudFront serves viewers over plain HTTP"
  severity   = "high"
  topic      = "data-protection"
  why        = "What viewers send and get, session cookies included, can be read and changed by anybody on the way."
  help       = "Set the viewer protocol policy of every behavior to `redirect-to-https` or `https-only`."
  confidence = "high"
  refs       = [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-3",
  ]
  aliases = [
    "CKV_AWS_34",
    "AWS-0012",
    "kics:31733ee2-fef0-4e87-9778-65da22a8ecf1",
    "kics:55af1353-2f62-4fa0-a8e1-a210ca2708f5",
    "tfsec:aws-cloudfront-enforce-https",
    "guard:CLOUDFRONT_VIEWER_POLICY_HTTPS",
  ]
  controls = {
    "fsbp" = ["CloudFront.3"]
    "nist-800-53-r5" = [
      "AC-4", "AC-17(2)", "IA-5(1)", "SC-7(4)", "SC-8", "SC-8(1)", "SC-8(2)", "SC-12(3)",
      "SC-13", "SC-23", "SC-23(3)", "SI-7(6)",
    ]
  }

  target    = "aws.cloudfront.distribution"
  each      = self.behaviors
  condition = coalesce(each.viewer_protocol, "allow-all") != "allow-all"
  at        = each.viewer_protocol
  message   = "viewers may connect over plain HTTP"
}
