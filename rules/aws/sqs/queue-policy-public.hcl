rule {
  title      = "SQS queue policy lets anybody use the queue"
  severity   = "critical"
  topic      = "identity-and-access"
  why        = "The statement is for every account and for callers without one, who can send, read or delete messages as far as its actions go."
  help       = "Name the accounts, roles or services that use the queue, or bind the statement with a condition such as `aws:SourceArn` or `aws:PrincipalOrgID`."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/sqs-controls.html#sqs-3",
  ]
  aliases = [
    "CKV_AWS_168",
    "CKV_AWS_387",
    "kics:730675f9-52ed-49b6-8ead-0acb5dd7df7f",
    "kics:9b6a3f5b-5fd6-40ee-9bc0-ed604911212d",
    "kics:abb06e5f-ef9a-4a99-98c6-376d396bfcdf",
    "cfn_nag:F21",
    "terrascan:AC_AWS_0365",
    "guard:SQS_QUEUEPOLICY_NO_WILDCARD_PRINCIPAL",
  ]
  controls = {
    "fsbp" = ["SQS.3"]
  }

  target    = "aws.sqs.queue_policy"
  each      = self.document.statements
  when      = each.allows && !any([for c in each.conditions : restricts(c)])
  condition = !any([for p in each.principals : any([for v in p.values : is_any_principal(v)])])
  message   = "queue policy allows any principal"
}
