rule {
  title      = "Trail leaves management events out"
  severity   = "high"
  topic      = "monitoring"
  why        = "All calls to Transcribe are management events: a trail without them, or with reading alone, does not show who started or deleted what."
  help       = "Keep management events of both kinds in an event selector, beside selectors for data events."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/monitoring-transcribe-cloud-trail.html",
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html",
  ]
  aliases = ["guide:cloudtrail-management-events-excluded"]
  controls = {}

  target    = "aws.cloudtrail.trail"
  condition = self.management_events
  message   = "trail does not record all management events"
}
