rule {
  title      = "Role that uses Transcribe may change the logs of a trail"
  severity   = "high"
  topic      = "monitoring"
  why        = "Who can overwrite or delete the record can hide what they did; evidence has to be out of the hands of the workload."
  help       = "Let the trail deliver to a bucket that no role of the workload may write to."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/monitoring-transcribe-cloud-trail.html",
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html",
  ]
  aliases = ["guide:cloudtrail-log-bucket-reachable-by-workload"]
  controls = {}

  target = "aws.transcribe.role"
  each   = self.statements
  locals {
    writes = any([
      for a in each.actions : startswith(lower(a), "s3:") && (action_matches(a, "s3:PutObject") || action_matches(a, "s3:DeleteObject"))
    ])
    logs = [for r in each.resources : r if node(named(s3_bucket(r)), "aws.cloudtrail.log_bucket") != null]
  }
  when      = coalesce(known(each.allows && local.writes), false)
  condition = coalesce(length(local.logs), 0) == 0
  at        = each.resources
  path      = [step(each.actions, "may write or delete"), step(local.logs, "in the bucket that a trail delivers to")]
  message   = "the logs of a trail are in reach of a role that uses Transcribe"
}
