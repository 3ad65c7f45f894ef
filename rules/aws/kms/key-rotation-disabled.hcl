rule {
  title      = "KMS key is not rotated automatically"
  severity   = "medium"
  topic      = "data-protection"
  why        = "All data is encrypted under the same key material for as long as the key lives, so more of it is lost with that material."
  help       = "Enable automatic rotation; the key keeps its id, and data encrypted earlier stays readable."
  confidence = "high"
  refs       = [
    "https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-4",
  ]
  aliases = [
    "CKV_AWS_7",
    "AWS-0065",
    "kics:1c07bfaf-663c-4f6f-b22b-8e2d481e4df5",
    "kics:22fbfeac-7b5a-421a-8a27-7a2178bb910b",
    "kics:235ca980-eb71-48f4-9030-df0c371029eb",
    "cfn_nag:F19",
    "terrascan:AC_AWS_0160",
    "tfsec:aws-kms-auto-rotate-keys",
    "guard:CMK_BACKING_KEY_ROTATION_ENABLED",
    "guide:transcribe-key-rotation-off",
  ]
  controls = {
    "cis-1.4" = ["3.8"]
    "cis-3.0" = ["3.6"]
    "cis-5.0" = ["3.6"]
    "nist-800-53-r5" = ["CM-6a", "CM-9b", "SA-9(6)", "SC-12", "SC-12(2)", "SC-12(6)", "SC-28(3)"]
    "pci-dss-3.2.1" = ["2.2", "3.5", "3.6", "3.6.4"]
  }

  target = "aws.kms.key"
  # Asymmetric and HMAC keys, imported material and custom key stores cannot rotate automatically.
  when      = self.spec == "SYMMETRIC_DEFAULT" && self.origin == "AWS_KMS"
  condition = self.rotation
  message   = "key material is never rotated automatically"
}
