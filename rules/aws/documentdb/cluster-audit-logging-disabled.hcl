rule {
  title      = "DocumentDB parameter group records no audit events"
  severity   = "medium"
  topic      = "monitoring"
  why        = "Logins, changes of users and collections, and reads and writes of documents leave no trace."
  help       = "Set the parameter `audit_logs` to `enabled`, `all` or the kinds of events that matter, and export the audit log."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/documentdb/latest/developerguide/event-auditing.html"]
  aliases    = ["CKV_AWS_104"]
  controls = {
    "fsbp" = ["DocumentDB.4"]
  }

  target    = "aws.documentdb.parameter_group"
  condition = any([for p in self.audit_logs : !contains(["disabled", "none", ""], lower(p.value))])
  at        = any([for p in self.audit_logs : contains(["disabled", "none", ""], lower(p.value))])
  message   = "audit events are not recorded"
}
