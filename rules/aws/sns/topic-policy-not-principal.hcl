rule {
  title      = "SNS topic policy allows everybody but some"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "`NotPrincipal` with `Allow` lets in all principals that are not listed, anonymous ones included."
  help       = "List who may use the topic in `Principal`."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html",
  ]
  aliases = [
    "cfn_nag:F8",
    "guard:SNS_TOPICPOLICY_NO_ALLOW_PLUS_NOTPRINCIPAL",
  ]
  controls = {}

  target    = "aws.sns.topic_policy"
  each      = self.document.statements
  condition = !(each.allows && length(each.not_principals) > 0)
  at        = each.not_principals
  message   = "topic policy allows all principals but those listed"
}
