rule {
  title      = "Events of Transcribe go to a topic or queue without a key"
  severity   = "medium"
  topic      = "monitoring"
  why        = "The events carry names of jobs and, for post-call analytics, the addresses of transcripts and recordings."
  help       = "Encrypt the topic or queue with a customer key whose policy allows `events.amazonaws.com`."
  confidence = "high"
  refs = ["https://docs.aws.amazon.com/transcribe/latest/dg/monitoring-events.html"]
  aliases = ["guide:transcribe-event-target-not-encrypted"]
  controls = {}

  target = "aws.transcribe.event_rule"
  each   = self.targets
  locals {
    topic = node(each, "aws.sns.topic")
    queue = node(each, "aws.sqs.queue")
  }
  when      = local.topic != null || local.queue != null
  condition = local.topic != null ? present(local.topic.kms_key) : (
    present(local.queue.kms_key) || coalesce(local.queue.managed_encryption, true)
  )
  at      = each
  message = "events of Transcribe go to what is not encrypted"
}
