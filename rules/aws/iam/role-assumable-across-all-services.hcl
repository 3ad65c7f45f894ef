rule {
  title      = "IAM role can be assumed by a whole account"
  severity   = "medium"
  topic      = "identity-and-access"
  why        = "Every user and role of that account may take on the role if IAM policies there, which others write, let it."
  help       = "Name the roles that need it, or ask for an external id, MFA or a tag of the principal in a condition."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts",
  ]
  aliases = [
    "CKV_AWS_61",
    "kics:bcdcbdc6-a350-4855-ae7c-d1e6436f7c97",
    "kics:e835bd0d-65da-49f7-b6d1-b646da8727e6",
  ]
  controls = {}

  target    = "aws.iam.role"
  each      = self.trust.statements
  when      = each.allows && length(each.conditions) == 0
  condition = !any([for p in each.principals : p.type == "AWS" && any([for v in p.values : endswith(v, ":root") || !startswith(v, "arn:") && matches(v, "^[0-9]{12}$")])])
  message   = "trust policy allows a whole account"
}
