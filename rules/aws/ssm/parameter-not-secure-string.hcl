rule {
  title      = "Parameter is stored in clear"
  severity   = "medium"
  topic      = "data-protection"
  why        = "Whoever may read the parameter, or the history of it, reads the value; no key has to be used and no use of a key is logged."
  help       = "Use the type `SecureString` for everything that is a secret, and ignore this rule for plain settings."
  confidence = "low"
  refs       = ["https://docs.aws.amazon.com/systems-manager/latest/userguide/secure-string-parameter-kms-encryption.html"]
  aliases = ["CKV2_AWS_34"]
  controls = {}

  target = "aws.ssm.parameter"
  # The id of an image cannot be secure.
  when      = self.data_type != "aws:ec2:image"
  condition = coalesce(self.type, "String") == "SecureString"
  at        = self.type
  message   = "parameter is not a SecureString"
}
