rule {
  title      = "KMS key has no policy of its own"
  severity   = "low"
  topic      = "identity-and-access"
  why        = "The default policy leaves it to all IAM policies of the account who may use and manage the key, however broad they are."
  help       = "Write a key policy that names who manages the key and who uses it."
  confidence = "low"
  refs = [
    "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html",
  ]
  aliases = ["CKV2_AWS_64"]
  controls = {}

  target    = "aws.kms.key"
  condition = self.has_policy
  message   = "key has the default policy"
}
