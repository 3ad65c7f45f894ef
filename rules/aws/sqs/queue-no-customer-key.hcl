rule {
  title      = "SQS queue uses the KMS key that AWS manages"
  severity   = "low"
  topic      = "data-protection"
  why        = "Neither who may use the key nor its rotation is under your control, and other accounts and many AWS services cannot be let in."
  help       = "Name a customer managed KMS key instead of `alias/aws/sqs`."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html",
  ]
  aliases = [
    "CKV2_AWS_73",
    "AWS-0135",
    "tfsec:aws-sqs-queue-encryption-use-cmk",
  ]
  controls = {}

  target = "aws.sqs.queue"
  # What SQS encrypts with keys of its own asks for no KMS key.
  when      = present(self.kms_key)
  condition = self.customer_key
  at        = self.kms_key
  message   = "queue is encrypted with the key that AWS manages"
}
