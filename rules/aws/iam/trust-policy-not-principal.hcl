rule {
  title      = "IAM role can be assumed by everybody but some"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "`NotPrincipal` with `Allow` lets all principals of all accounts take on the role that are not listed."
  help       = "List who may assume the role in `Principal`."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html",
  ]
  aliases = [
    "cfn_nag:F6",
    "guard:IAM_ROLE_NO_ALLOW_PLUS_NOT_PRINCIPAL",
  ]
  controls = {}

  target    = "aws.iam.role"
  each      = self.trust.statements
  condition = !(each.allows && length(each.not_principals) > 0)
  at        = each.not_principals
  message   = "trust policy allows all principals but those listed"
}
