rule {
  title      = "Log of a transcription workflow holds what was said, unprotected"
  severity   = "medium"
  topic      = "monitoring"
  why        = "With execution data the log holds addresses, names and whole results; without a key or an end it holds them for everybody who reads logs, for ever."
  help       = "Log without execution data, or into a log group with a KMS key and a retention."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/monitoring-transcribe.html",
    "https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html",
  ]
  aliases = ["guide:transcribe-workflow-logs-leak-content"]
  controls = {}

  target = "aws.transcribe.workflow"
  when   = self.log_level != "OFF" && self.execution_data
  locals {
    logs = node(self.log_group, "aws.cloudwatch.log_group")
  }
  condition = local.logs == null ? unknown("the log group is not written here") : coalesce(
    present(local.logs.kms_key) && local.logs.retention > 0, false,
  )
  message = "what is said in calls is logged into a group without a key or an end"
}
