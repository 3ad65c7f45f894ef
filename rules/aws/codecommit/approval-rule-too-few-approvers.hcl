rule {
  title      = "Approval rule asks for one approver only"
  severity   = "low"
  topic      = "compliance"
  why        = "One person, or one stolen account, suffices to approve what another one smuggled in."
  help       = "Ask for two approvals or more."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/codecommit/latest/userguide/approval-rule-templates.html"]
  aliases = ["CKV_AWS_257"]
  controls = {}

  target    = "aws.codecommit.approval_rule"
  condition = all([for n in self.approvals : coalesce(n >= 2, false)])
  message   = "fewer than two approvals are needed"
}
