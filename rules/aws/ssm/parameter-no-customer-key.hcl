rule {
  title      = "Secure parameter is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "It is encrypted with the key `aws/ssm`, which everybody in the account may use, so permission to read the parameter is all that protects it."
  help       = "Name a customer managed KMS key in the parameter, and let only those decrypt who need the secret."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/kms/latest/developerguide/services-parameter-store.html"]
  aliases = ["CKV_AWS_337"]
  controls = {}

  target    = "aws.ssm.parameter"
  when      = self.secure
  condition = customer_key(self.kms_key)
  at        = self.kms_key
  message   = "parameter is encrypted with a key that AWS manages"
}
