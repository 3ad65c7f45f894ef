rule {
  title      = "Copy of an AMI is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "The key that AWS manages for EBS cannot be restricted, and what it encrypts cannot be shared with another account."
  help       = "Name a customer managed KMS key of the region that the copy is made in."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/CopyingAMIs.html"]
  aliases = ["CKV_AWS_236"]
  controls = {}

  target    = "aws.ec2.copy"
  when      = self.kind == "AMI"
  condition = self.customer_key
  at        = self.kms_key
  message   = "copy of an image is not encrypted with a customer managed key"
}
