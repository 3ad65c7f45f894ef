rule {
  title      = "Start of a transcription job is neither retried nor caught"
  severity   = "low"
  topic      = "resilience"
  why        = "Requests over the rate or the number of jobs fail: without a retry the recording is never transcribed, and nobody hears of it."
  help       = "Give the task `Retry` for throttling and `Catch` for the rest, or let jobs queue with `JobExecutionSettings.AllowDeferredExecution`."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/job-queueing.html",
    "https://docs.aws.amazon.com/transcribe/latest/dg/monitoring-cloudwatch.html",
  ]
  aliases = ["guide:transcribe-start-without-retry-or-dead-letter"]
  controls = {}

  target    = "aws.transcribe.job"
  when      = self.starts
  condition = self.retries || self.catches || present(self.request.jobexecutionsettings.allowdeferredexecution)
  at        = self.action
  message   = "a failed ${self.action} is lost"
}
