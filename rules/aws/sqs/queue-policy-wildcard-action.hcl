rule {
  title      = "SQS queue policy allows every action"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "Who needs to send or read messages may also purge or delete the queue and change who else may use it."
  help       = "List the actions that are needed, such as `sqs:SendMessage`."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html",
  ]
  aliases = [
    "CKV_AWS_72",
    "AWS-0097",
    "kics:816ea8cf-d589-442d-a917-2dd0ce0e45e3",
    "cfn_nag:F20",
    "tfsec:aws-sqs-no-wildcards-in-policy-documents",
    "guard:SQS_QUEUEPOLICY_NO_WILDCARD_ACTION",
  ]
  controls = {}

  target = "aws.sqs.queue_policy"
  each   = self.document.statements
  # To an account as a whole is how SQS itself writes it: there IAM policies say who may do what.
  when = each.allows && !(
    length(each.principals) > 0
    && all([for p in each.principals : all([for v in p.values : !refers(v) && endswith(v, ":root")])])
  )
  condition = !any([for a in each.actions : contains(["*", "*:*", "sqs:*"], lower(a))])
  message   = "queue policy allows every action"
}
