rule {
  title      = "CloudFront accepts viewers with TLS older than 1.2"
  severity   = "high"
  topic      = "data-protection"
  why        = "TLS 1.0 and 1.1 and SSL 3 have known weaknesses, so somebody on the way may read or change what viewers send and get."
  help       = "Use a certificate of your own and set the security policy to `TLSv1.2_2021` or newer; with the default certificate of CloudFront it is always `TLSv1`."
  confidence = "high"
  refs       = [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html",
    "https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ViewerCertificate.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-15",
  ]
  aliases = [
    "CKV_AWS_174",
    "AWS-0013",
    "kics:00e5e55e-c2ff-46b3-a757-a7a1cd802456",
    "kics:5c0003fb-9aa0-42c1-9da3-eb0e332bef21",
    "kics:be96849c-3df6-49c2-bc16-778a7be2519c",
    "kics:dc17ee4b-ddf2-4e23-96e8-7a36abad1303",
    "cfn_nag:W70",
    "terrascan:AC_AWS_0023",
    "tfsec:aws-cloudfront-use-secure-tls-policy",
    "guard:CLOUDFRONT_MINIMUM_PROTOCOL_VERSION_RULE",
  ]
  controls = {
    "fsbp" = ["CloudFront.15"]
  }

  target = "aws.cloudfront.distribution"
  condition = (
    !coalesce(self.certificate.default, false)
    && coalesce(matches(self.certificate.minimum_version, "^TLSv1[.][23]_"), false)
  )
  message = "viewers may connect with TLS older than 1.2"
}
