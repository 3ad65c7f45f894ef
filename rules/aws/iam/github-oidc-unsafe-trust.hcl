rule {
  title      = "IAM role trusts workflows of any GitHub repository"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "GitHub's identity provider is the same for everybody: anybody with a GitHub account can write a workflow that takes on the role."
  help       = "Bind the subject to your organization and repository, such as `repo:my-org/my-repo:ref:refs/heads/main`, with the organization written out."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html",
    "https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws",
  ]
  aliases = [
    "CKV_AWS_358",
    "CKV_AWS_393",
  ]
  controls = {}

  target = "aws.iam.trust_policy"
  each   = self.document.statements
  locals {
    host = "token.actions.githubusercontent.com"
  }
  when = each.allows && any([for p in each.principals : p.type == "Federated" && any([for v in p.values : (
    refers(v)
    ? coalesce(strcontains(coalesce(follow(v).url, follow(v).Url), local.host), false)
    : endswith(v, local.host) || strcontains(v, local.host)
  )])])
  # What comes first in the subject must be the owner, whole; claims such as the workflow or the
  # environment are of anybody's choice.
  condition = any([for c in each.conditions : (
    matches(lower(c.operator), "^(foranyvalue:)?string(equals|equalsignorecase|like)$")
    && (
      endswith(c.key, ":sub")
      && all([for v in c.values : matches(v, "^((repo|repository|job_workflow_ref):[^*?/:]+/|repository_owner:[^*?:]+(:|$)|repository(_owner)?_id:[0-9]+(:|$))")])
      || any([for k in [":repository", ":repository_id", ":repository_owner", ":repository_owner_id", ":job_workflow_ref"] : endswith(c.key, k)])
      && !any([for v in c.values : startswith(v, "*")])
    )
  )])
  message = "workflows of any GitHub repository may take on the role"
}
