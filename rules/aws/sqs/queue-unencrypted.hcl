rule {
  title      = "SQS queue stores messages unencrypted"
  severity   = "high"
  topic      = "data-protection"
  why        = "The queue keeps message bodies in plain text; encryption with keys of SQS's own costs nothing and is on unless it is turned off."
  help       = "Drop the setting that turns SQS managed encryption off, or encrypt the queue with a KMS key."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/sqs-controls.html#sqs-1",
  ]
  aliases = [
    "CKV_AWS_27",
    "AWS-0096",
    "kics:12726829-93ed-4d51-9cbe-13423f4299e1",
    "kics:6e8849c1-3aa7-40e3-9063-b85ee300f29f",
    "cfn_nag:W48",
    "terrascan:AC_AWS_0366",
    "tfsec:aws-sqs-enable-queue-encryption",
    "guard:SQS_QUEUE_KMS_MASTER_KEY_ID_RULE",
  ]
  controls = {
    "fsbp" = ["SQS.1"]
    "nist-800-53-r5" = [
      "CA-9(1)", "CM-3(6)", "SC-7(10)", "SC-13", "SC-28", "SC-28(1)", "SI-7(6)",
    ]
  }

  target    = "aws.sqs.queue"
  condition = present(self.kms_key) || self.managed_encryption
  at        = self.managed_encryption
  message   = "queue does not encrypt its messages"
}
