rule {
  title      = "SNS topic policy allows every action"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "Who needs to publish or subscribe may also delete the topic and change who else may use it."
  help       = "List the actions that are needed, such as `sns:Publish`."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html",
  ]
  aliases  = []
  controls = {}

  target = "aws.sns.topic_policy"
  each   = self.document.statements
  # To an account as a whole is how SNS itself writes it: there IAM policies say who may do what.
  when = each.allows && !(
    length(each.principals) > 0
    && all([for p in each.principals : all([for v in p.values : !refers(v) && endswith(v, ":root")])])
  )
  condition = !any([for a in each.actions : contains(["*", "*:*", "sns:*"], lower(a))])
  message   = "topic policy allows every action"
}
