rule {
  title      = "Principal gains more permissions through a role, function or policy that it is named for"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "A permission on one role, function or policy looks narrow, but where that one may do more, whoever passes it on, changes its code or rewrites it has what it may do, up to an administrator."
  help       = "Pass on and change only what may do no more than the principal itself, or have what may do more changed by somebody else; a permissions boundary on what is passed on holds it back."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
    "https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html",
  ]
  aliases  = []
  controls = {}

  target    = "aws.iam.principal"
  each      = role_chains("aws.iam.principal", "aws.iam.runner", self.address)
  condition = coalesce(!(each.holds && each.acts), true)
  at        = each.at
  path      = each.path
  message   = "${self.kind} may ${each.message}"
}
