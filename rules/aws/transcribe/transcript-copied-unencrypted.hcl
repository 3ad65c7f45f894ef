rule {
  title      = "Transcripts are copied to what is not encrypted"
  severity   = "medium"
  topic      = "data-protection"
  why        = "A key on the bucket of transcripts protects nothing of what a function takes out and puts elsewhere."
  help       = "Encrypt the topic, queue, stream or domain with a customer key."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/transcribe/latest/dg/data-protection.html"]
  aliases    = ["guide:transcribe-transcript-copied-unencrypted"]
  controls   = {}

  target = "aws.transcribe.bucket"
  # What the functions that are told of new transcripts may write to.
  each = flatten([
    for c in self.consumers : flatten([
      for d in node(c.role, "aws.iam.role").policies : flatten([
        for s in d.statements : [
          for r in s.resources : { by = c.at, grant = r }
        ]
        if s.allows && action_matches(s.actions, [
          "sns:Publish", "sqs:SendMessage", "kinesis:PutRecord", "kinesis:PutRecords", "firehose:PutRecord",
          "firehose:PutRecordBatch", "es:ESHttpPost", "es:ESHttpPut",
        ])
      ])
    ])
  ])
  locals {
    topic  = node(named(each.grant), "aws.sns.topic")
    queue  = node(named(each.grant), "aws.sqs.queue")
    stream = node(named(each.grant), "aws.kinesis.stream")
    firehose = node(named(each.grant), "aws.firehose.stream")
    domain = node(coalesce(within(each.grant), named(each.grant)), "aws.opensearch.domain")
    store  = coalesce(local.topic, local.queue, local.stream, local.firehose, local.domain)
  }
  when = self.output && local.store != null
  condition = coalesce(
    local.topic != null ? present(local.topic.kms_key)
    : local.queue != null ? present(local.queue.kms_key) || local.queue.managed_encryption
    : local.stream != null ? local.stream.encrypted
    : local.firehose != null ? local.firehose.encrypted || !local.firehose.direct
    : coalesce(local.domain.encrypted_at_rest, false),
    true,
  )
  at = local.store
  path = concat(self.way, [
    step(each.by, "a function is told of new transcripts"),
    step(each.grant, "its role may write here"),
    step(local.store, "which is not encrypted"),
  ])
  message = "transcripts may be copied to what is not encrypted"
}
