rule {
  title      = "Access policy lets anybody call a public OpenSearch domain"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "Anonymous callers on the internet can use the domain: search, change or delete what it holds."
  help       = "Name the principals, bind the statement to networks with `aws:SourceIp`, put the domain into a VPC, or turn fine-grained access control on."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html"]
  aliases = [
    "kics:16c4216a-50d3-4785-bfb2-4adb5144a8ba",
    "terrascan:AC_AWS_0469",
  ]
  controls = {}

  target = "aws.opensearch.access_policy"
  each   = self.document.statements
  when   = !self.guarded
  locals {
    anybody = any([for p in each.principals : any([for v in p.values : is_any_principal(v)])])
    bound   = any([for c in each.conditions : restricts(c)])
  }
  condition = !(each.allows && local.anybody) || local.bound
  at        = each.principals
  message   = "statement allows any principal"
}
