rule {
  title      = "S3 bucket policy allows all actions but some"
  severity   = "medium"
  topic      = "identity-and-access"
  why        = "`NotAction` with `Allow` grants every action that is not listed, those that AWS adds later included."
  help       = "List the actions that are needed in `Action`."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html",
  ]
  aliases = [
    "cfn_nag:W20",
    "guard:S3_BUCKET_POLICY_NO_ALLOW_PLUS_NOT_ACTION",
  ]
  controls = {}

  target    = "aws.s3.bucket_policy"
  each      = self.document.statements
  condition = !(each.allows && length(each.not_actions) > 0)
  at        = each.not_actions
  message   = "bucket policy allows all actions but those listed"
}
