rule {
  title      = "Lambda environment variables are not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "They are encrypted with a key that AWS manages, whose use you cannot restrict, so whoever may read the function's configuration reads the variables."
  help       = "Set a customer managed KMS key for the function, and keep secrets in Secrets Manager or Parameter Store."
  confidence = "high"
  refs       = [
    "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html",
  ]
  aliases = [
    "CKV_AWS_173",
    "kics:a7f8ac28-eed1-483d-87c8-4c325f022572",
    "terrascan:AC_AWS_0483",
  ]
  controls   = {}

  target    = "aws.lambda.function"
  when      = length(self.environment) > 0
  condition = present(self.kms_key_arn)
  message   = "environment variables are encrypted with a key that AWS manages"
}
