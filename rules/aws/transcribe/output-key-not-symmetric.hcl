rule {
  title      = "Transcription job is given a key that cannot encrypt its result"
  severity   = "medium"
  topic      = "data-protection"
  why        = "Transcribe encrypts with symmetric keys alone: a request with an asymmetric or HMAC key is refused, and people then drop the key."
  help       = "Use a key with the spec `SYMMETRIC_DEFAULT` and the usage `ENCRYPT_DECRYPT`."
  confidence = "high"
  refs = ["https://docs.aws.amazon.com/transcribe/latest/dg/data-encryption.html"]
  aliases = ["guide:transcribe-output-key-not-symmetric"]
  controls = {}

  target = "aws.transcribe.job"
  when   = present(self.key)
  locals {
    alias = follow(self.key)
    key = coalesce(
      node(self.key, "aws.kms.key"),
      node(coalesce(local.alias.target_key_id, local.alias.TargetKeyId), "aws.kms.key"),
    )
  }
  condition = local.key == null || coalesce(local.key.spec == "SYMMETRIC_DEFAULT", true)
  at        = self.key
  message   = "the key of ${self.action} is not symmetric"
}
