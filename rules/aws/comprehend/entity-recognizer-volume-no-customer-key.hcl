rule {
  title      = "Comprehend trains on volumes without a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "Documents that the model learns from lie on volumes whose key you cannot restrict."
  help       = "Set `volume_kms_key_id` to a customer managed KMS key."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/comprehend/latest/dg/kms-in-comprehend.html"]
  aliases = ["CKV_AWS_268"]
  controls = {}

  target    = "aws.comprehend.entity_recognizer"
  condition = present(self.volume_kms_key_id)
  at        = self.volume_kms_key_id
  message   = "training volumes are not encrypted with a customer managed key"
}
