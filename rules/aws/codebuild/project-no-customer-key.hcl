rule {
  title      = "CodeBuild project does not encrypt with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "What builds produce is encrypted with the key `aws/s3`, which everybody in the account may use; you cannot restrict it."
  help       = "Name a customer managed KMS key as the project's encryption key."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/codebuild/latest/userguide/setting-up-kms.html"]
  aliases = [
    "CKV_AWS_147",
    "kics:3deec14b-03d2-4d27-9670-7d79322e3340",
    "kics:d7467bb6-3ed1-4c82-8095-5e7a818d0aad",
    "cfn_nag:W32",
    "guard:CODEBUILD_ENCRYPTION_KEY_RULE",
  ]
  controls = {}

  target = "aws.codebuild.project"
  # Nothing is kept of the others, or by the pipeline.
  when      = length(self.own_artifacts) > 0
  condition = customer_key(self.kms_key)
  at        = self.kms_key
  message   = "build output is encrypted with a key that AWS manages"
}
