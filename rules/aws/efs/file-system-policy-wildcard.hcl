rule {
  title      = "EFS file system policy allows any principal"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "Callers from other accounts, and clients that do not authenticate at all, may use the file system as the statement says."
  help       = "Name the principals, or bind the statement with a condition such as `elasticfilesystem:AccessedViaMountTarget` or `aws:PrincipalOrgID`."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/efs/latest/ug/access-control-block-public-access.html"]
  aliases = [
    "kics:fae52418-bb8b-4ac2-b287-0b9082d6a3fd",
    "terrascan:AC_AWS_0464",
  ]
  controls = {}

  target = "aws.efs.file_system_policy"
  each   = self.document.statements
  locals {
    anybody = any([for p in each.principals : any([for v in p.values : is_any_principal(v)])])
    # Conditions that EFS takes as not public.
    bound = any([for c in each.conditions : restricts(c) || contains([
      "elasticfilesystem:accessedviamounttarget", "elasticfilesystem:accesspointarn",
    ], lower(c.key))])
  }
  condition = !(each.allows && local.anybody) || local.bound
  at        = each.principals
  message   = "statement allows any principal"
}
