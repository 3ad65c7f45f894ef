rule {
  title      = "SNS topic uses the KMS key that AWS manages"
  severity   = "low"
  topic      = "data-protection"
  why        = "The policy of that key cannot be changed: services such as CloudWatch alarms and S3 cannot publish to the topic, and you control neither its use nor its rotation."
  help       = "Name a customer managed KMS key instead of `alias/aws/sns`."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html",
  ]
  aliases = [
    "AWS-0136",
    "kics:b1a72f66-2236-4f3b-87ba-0da1b366956f",
    "tfsec:aws-sns-topic-encryption-use-cmk",
  ]
  controls = {}

  target    = "aws.sns.topic"
  when      = present(self.kms_key)
  condition = self.customer_key
  at        = self.kms_key
  message   = "topic is encrypted with the key that AWS manages"
}
