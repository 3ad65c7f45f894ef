rule {
  title      = "EBS volume is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "The key that AWS manages for EBS cannot be restricted, disabled or shared, so access to the data depends on EBS permissions alone."
  help       = "Name a customer managed KMS key for the volume."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html"]
  aliases = [
    "CKV_AWS_189",
    "AWS-0027",
    "kics:b7063015-6c31-4658-a8e7-14f98f37fd42",
    "cfn_nag:W37",
    "tfsec:aws-ebs-encryption-customer-key",
    "tfsec:aws-ec2-volume-encryption-customer-key",
    "guard:EBS_VOLUME_ENCRYPTION_KEY_RULE",
  ]
  controls = {}

  target    = "aws.ec2.volume"
  condition = self.customer_key
  at        = self.kms_key
  message   = "volume is not encrypted with a customer managed key"
}
