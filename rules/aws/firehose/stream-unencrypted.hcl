rule {
  title      = "Firehose stream does not encrypt its records"
  severity   = "high"
  topic      = "data-protection"
  why        = "Records that producers send wait in the stream's buffer without server-side encryption."
  help       = "Turn server-side encryption on for the stream."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/firehose/latest/dev/encryption.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/datafirehose-controls.html#datafirehose-1",
  ]
  aliases = [
    "CKV_AWS_240",
    "kics:5c6dd5e7-1fe0-4cae-8f81-4c122717cef3",
    "cfn_nag:W88",
    "terrascan:AC_AWS_0156",
    "guard:KINESIS_FIREHOSE_DELIVERY_STREAM_ENCRYPTION_RULE",
  ]
  controls = {
    "fsbp" = ["DataFirehose.1"]
  }

  target = "aws.firehose.stream"
  # With a stream or a topic as source, Firehose stores no data of its own at rest.
  when      = self.direct
  condition = self.encrypted
  message   = "stream does not encrypt its records"
}
