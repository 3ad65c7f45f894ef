rule {
  title      = "Connect streams media without a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "What customers say is encrypted with a key that you cannot restrict, so permission to read the stream is all that protects it."
  help       = "Name a customer managed KMS key in the encryption of the video stream."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/connect/latest/adminguide/encryption-at-rest.html"]
  aliases = ["CKV_AWS_269"]
  controls = {}

  target    = "aws.connect.storage"
  when      = coalesce(self.type == "KINESIS_VIDEO_STREAM", false)
  condition = present(self.video_key)
  message   = "media stream is not encrypted with a customer managed key"
}
