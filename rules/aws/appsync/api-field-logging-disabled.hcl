rule {
  title      = "AppSync API does not log its resolvers"
  severity   = "low"
  topic      = "monitoring"
  why        = "Requests are logged, but not which field failed in which resolver and why."
  help       = "Set the field log level to `ERROR`, or to `ALL` while you look for a fault."
  confidence = "high"
  refs       = [
    "https://docs.aws.amazon.com/appsync/latest/devguide/monitoring.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/appsync-controls.html#appsync-2",
  ]
  aliases = ["CKV_AWS_194"]
  controls = {
    "fsbp" = ["AppSync.2"]
  }

  target = "aws.appsync.api"
  # An API without any logs is another rule's.
  when      = self.log_level != null
  condition = coalesce(upper(self.log_level), "NONE") != "NONE"
  at        = self.log_level
  message   = "errors of resolvers are not logged"
}
