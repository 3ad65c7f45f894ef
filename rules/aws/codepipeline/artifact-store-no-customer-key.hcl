rule {
  title      = "CodePipeline artifacts are not encrypted with a customer managed key"
  severity   = "medium"
  topic      = "data-protection"
  why        = "Sources and builds are encrypted with the key `aws/s3`, which everybody in the account may use; you cannot restrict it."
  help       = "Name a customer managed KMS key in the artifact store of each region."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/codepipeline/latest/userguide/S3-artifact-encryption.html"]
  aliases = ["CKV_AWS_219"]
  controls = {}

  target    = "aws.codepipeline.pipeline"
  each      = self.stores
  condition = present(each.kms_key)
  message   = "artifacts are encrypted with a key that AWS manages"
}
