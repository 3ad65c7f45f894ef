rule {
  title      = "MQ broker is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "With a key that AWS owns or manages, you control neither who may use the key nor its rotation, and cannot revoke it."
  help       = "Turn the AWS owned key off and name a customer managed KMS key when the broker is created; it cannot be changed afterwards."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/data-protection-encryption.html",
  ]
  aliases = ["CKV_AWS_209"]
  controls = {}

  target = "aws.mq.broker"
  condition = !self.aws_owned_key && present(self.kms_key) && (
    refers(self.kms_key) || coalesce(!endswith(self.kms_key, "aws/mq"), false)
  )
  message = "broker is not encrypted with a customer managed key"
}
