rule {
  title      = "ECR repository policy allows everybody"
  severity   = "critical"
  topic      = "identity-and-access"
  why        = "Anybody with an AWS account can pull the images, and with them code and secrets in them, or push their own."
  help       = "Name the accounts, roles or services that need the repository, or bind the statement to your organization with `aws:PrincipalOrgID`."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html"]
  aliases = [
    "CKV_AWS_32",
    "AWS-0032",
    "kics:75be209d-1948-41f6-a8c8-e22dd0121134",
    "kics:e86e26fc-489e-44f0-9bcd-97305e4ba69a",
    "terrascan:AC_AWS_0084",
    "tfsec:aws-ecr-no-public-access",
  ]
  controls = {}

  target = "aws.ecr.repository_policy"
  each   = self.document.statements
  locals {
    anybody = any([for p in each.principals : any([for v in p.values : is_any_principal(v)])])
    bound   = any([for c in each.conditions : restricts(c)])
  }
  condition = !(each.allows && local.anybody) || local.bound
  at        = each.principals
  message   = "statement allows any principal"
}
