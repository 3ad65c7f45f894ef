rule {
  title      = "S3 bucket is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "S3 encrypts with keys of its own by default; who may decrypt then depends on the bucket alone, and neither use nor rotation of the key is under your control."
  help       = "Set `aws:kms` as the default encryption and name a customer managed KMS key."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html"]
  aliases = [
    "CKV_AWS_145",
    "AWS-0132",
    "terrascan:AC_AWS_0207",
    "tfsec:aws-s3-encryption-customer-key",
    "guard:S3_DEFAULT_ENCRYPTION_KMS",
    "guide:transcribe-input-bucket-not-encrypted-with-customer-key",
  ]
  controls = {
    "hipaa" = ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"]
    "nist-800-53-r5" = ["AU-9(3)", "CP-9(8)", "CP-9d", "SC-8(3)", "SC-8(4)", "SC-13a", "SC-28(1)", "SI-19(4)"]
    "pci-dss-3.2.1" = ["3.4", "8.2.1", "10.5"]
  }

  target    = "aws.s3.bucket"
  condition = coalesce(startswith(self.encryption.algorithm, "aws:kms"), false) && customer_key(self.encryption.kms_key)
  at        = coalesce(self.encryption.algorithm, self.encryption)
  message   = "bucket is not encrypted with a customer managed key"
}
