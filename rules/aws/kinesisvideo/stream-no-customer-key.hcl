rule {
  title      = "Kinesis video stream is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "With the key that AWS manages, whoever in the account may read the stream may decrypt it, and you control neither the key's use nor its rotation."
  help       = "Name a customer managed KMS key for the stream."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/kinesisvideostreams/latest/dg/how-kms.html",
  ]
  aliases = ["CKV_AWS_177"]
  controls = {}

  target = "aws.kinesisvideo.stream"
  condition = present(self.kms_key_id) && (
    refers(self.kms_key_id) || coalesce(!endswith(self.kms_key_id, "aws/kinesisvideo"), false)
  )
  at      = self.kms_key_id
  message = "stream is encrypted with the key that AWS manages"
}
