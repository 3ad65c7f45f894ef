rule {
  title      = "Kinesis stream stores records unencrypted"
  severity   = "high"
  topic      = "data-protection"
  why        = "Records stay in the stream for a day up to a year without server-side encryption."
  help       = "Turn encryption on for the stream, with a KMS key."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/streams/latest/dev/what-is-sse.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/kinesis-controls.html#kinesis-1",
  ]
  aliases = [
    "CKV_AWS_43",
    "AWS-0064",
    "kics:7f65be75-90ab-4036-8c2a-410aef7bb650",
    "kics:862fe4bf-3eec-4767-a517-40f378886b88",
    "cfn_nag:W49",
    "terrascan:AC_AWS_0157",
    "tfsec:aws-kinesis-enable-in-transit-encryption",
    "guard:KINESIS_STREAM_ENCRYPTION_RULE",
  ]
  controls = {
    "fsbp" = ["Kinesis.1"]
    "nist-800-53-r5" = [
      "CA-9(1)", "CM-3(6)", "SC-7(10)", "SC-13", "SC-28", "SC-28(1)", "SI-7(6)",
    ]
  }

  target    = "aws.kinesis.stream"
  condition = self.encrypted
  at        = self.encryption_type
  message   = "stream does not encrypt its records"
}
