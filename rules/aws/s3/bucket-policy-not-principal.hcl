rule {
  title      = "S3 bucket policy allows everybody but some"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "`NotPrincipal` with `Allow` lets in all principals that are not listed, anonymous ones included."
  help       = "List who may use the bucket in `Principal`."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html",
  ]
  aliases = [
    "cfn_nag:F9",
    "guard:S3_BUCKETPOLICY_NO_ALLOW_PLUS_NOTPRINCIPAL",
  ]
  controls = {}

  target    = "aws.s3.bucket_policy"
  each      = self.document.statements
  condition = !(each.allows && length(each.not_principals) > 0)
  at        = each.not_principals
  message   = "bucket policy allows all principals but those listed"
}
