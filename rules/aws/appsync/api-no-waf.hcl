rule {
  title      = "AppSync API has no web ACL"
  severity   = "medium"
  topic      = "infrastructure-security"
  why        = "Nothing filters requests before they reach the API: neither known attacks nor floods from single addresses are stopped."
  help       = "Associate an AWS WAF web ACL with the API, with managed rule groups and a rate limit."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/appsync/latest/devguide/WAF-Integration.html"]
  aliases = ["CKV2_AWS_33"]
  controls = {}

  target    = "aws.appsync.api"
  condition = length(self.web_acls) > 0
  at        = self.web_acls
  message   = "no web ACL filters the requests to the API"
}
