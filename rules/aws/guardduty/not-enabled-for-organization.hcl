rule {
  title      = "GuardDuty is not enabled for the organization's accounts"
  severity   = "medium"
  topic      = "monitoring"
  why        = "Accounts that join the organization are not watched until somebody thinks of them."
  help       = "In the account that administers GuardDuty set `auto_enable_organization_members` to `ALL` or `NEW`; ignore this rule in the others."
  confidence = "low"
  refs       = ["https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_organizations.html"]
  aliases = ["CKV2_AWS_3"]
  controls = {}

  target    = "aws.guardduty.detector"
  condition = contains(["ALL", "NEW"], upper(self.organization))
  at        = self.organization
  message   = "accounts of the organization do not get GuardDuty by themselves"
}
