rule {
  title      = "Public hosted zone logs no DNS queries"
  severity   = "low"
  topic      = "monitoring"
  why        = "Nobody sees what is asked for: neither probing for forgotten names nor data that leave inside queries."
  help       = "Send the zone's query log to a log group in us-east-1."
  confidence = "medium"
  refs       = [
    "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/query-logs.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/route53-controls.html#route53-2",
  ]
  aliases = [
    "CKV2_AWS_39",
    "kics:0f0fb06b-0f2f-4374-8588-f2c7c348c7a0",
    "kics:7dbba512-e244-42dc-98bb-422339827967",
    "terrascan:AC_AWS_0204",
  ]
  controls = {
    "fsbp" = ["Route53.2"]
  }

  target = "aws.route53.zone"
  # Only public zones can.
  when      = !self.private
  condition = length(self.query_logs) > 0
  at        = self.query_logs
  message   = "queries to the zone are not logged"
}
