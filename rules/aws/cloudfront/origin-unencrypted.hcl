rule {
  title      = "CloudFront fetches from its origin over plain HTTP"
  severity   = "high"
  topic      = "data-protection"
  why        = "Between the edge and the origin requests and responses travel unencrypted over the internet, although viewers see HTTPS."
  help       = "Set the origin protocol policy to `https-only`, and give the origin a valid certificate; for a bucket use its REST endpoint instead of its website endpoint."
  confidence = "high"
  refs       = [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-custom-origin.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-9",
  ]
  aliases = [
    "CKV2_AWS_72",
    "kics:a5366a50-932f-4085-896b-41402714a388",
    "terrascan:AC_AWS_0024",
  ]
  controls = {
    "fsbp" = ["CloudFront.9"]
    "nist-800-53-r5" = [
      "AC-4", "AC-17(2)", "IA-5(1)", "SC-7(4)", "SC-8", "SC-8(1)", "SC-8(2)", "SC-12(3)",
      "SC-13", "SC-23", "SC-23(3)", "SI-7(6)",
    ]
  }

  target = "aws.cloudfront.distribution"
  # A distribution that is off fetches nothing.
  when = self.enabled
  each = self.custom_origins
  locals {
    plain_viewers = any([
      for b in self.behaviors : coalesce(b.viewer_protocol, "allow-all") == "allow-all" && coalesce(b.target == each.id, true)
    ])
  }
  condition = !(
    coalesce(each.protocol == "http-only", false)
    || coalesce(each.protocol == "match-viewer", false) && local.plain_viewers
  )
  at      = each.protocol
  message = "origin is asked over plain HTTP (`${each.protocol}`)"
}
