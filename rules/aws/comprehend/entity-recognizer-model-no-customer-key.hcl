rule {
  title      = "Comprehend model is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "The trained model, which tells of the data that it learned from, is encrypted with a key that you cannot restrict."
  help       = "Set `model_kms_key_id` to a customer managed KMS key."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/comprehend/latest/dg/kms-in-comprehend.html"]
  aliases = ["CKV_AWS_267"]
  controls = {}

  target    = "aws.comprehend.entity_recognizer"
  condition = present(self.model_kms_key_id)
  at        = self.model_kms_key_id
  message   = "trained model is not encrypted with a customer managed key"
}
