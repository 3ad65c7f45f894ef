rule {
  title      = "CodeCommit repository lets changes in without approval"
  severity   = "low"
  topic      = "compliance"
  why        = "Whoever may write to the repository merges changes that nobody else has seen."
  help       = "Associate an approval rule template with the repository."
  confidence = "low"
  refs       = ["https://docs.aws.amazon.com/codecommit/latest/userguide/approval-rule-templates.html"]
  aliases = ["CKV2_AWS_37"]
  controls = {}

  target    = "aws.codecommit.repository"
  condition = length(self.approval_rules) > 0
  at        = self.approval_rules
  message   = "no approval rule template is associated with the repository"
}
