rule {
  title      = "AppSync API logs nothing"
  severity   = "medium"
  topic      = "monitoring"
  why        = "Nobody can tell afterwards who asked for what, and errors of resolvers cannot be explained."
  help       = "Give the API a log configuration with a role that may write to CloudWatch Logs."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/appsync/latest/devguide/monitoring.html"]
  aliases = ["CKV_AWS_193"]
  controls = {
    "fsbp" = ["AppSync.2"]
  }

  target    = "aws.appsync.api"
  condition = present(self.log_role)
  at        = self.log_role
  message   = "API has no log configuration"
}
