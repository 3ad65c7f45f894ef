rule {
  title      = "Secret is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "With the key that AWS manages, every principal of the account that may read the secret may also decrypt it, and the secret cannot be shared with another account."
  help       = "Set a customer managed KMS key, whose policy says who may decrypt."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html",
  ]
  aliases = [
    "CKV_AWS_149",
    "AWS-0098",
    "kics:a2f548f2-188c-4fff-b172-e9a6acb216bd",
    "kics:b0d3ef3f-845d-4b1b-83d6-63a5a380375f",
    "kics:c8ae9ba9-c2f7-4e5c-b32e-a4b7712d4d22",
    "cfn_nag:W77",
    "terrascan:AC_AWS_0500",
    "tfsec:aws-ssm-secret-use-customer-key",
    "guard:SECRETSMANAGER_USING_CMK",
  ]
  controls = {
    "nist-800-53-r5" = [
      "AU-9(3)", "CP-9d", "SC-8(3)", "SC-8(4)", "SC-13a", "SC-28(1)", "SI-19(4)",
    ]
    "pci-dss-3.2.1" = ["3.4", "8.2.1"]
    "hipaa" = ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"]
  }

  target    = "aws.secretsmanager.secret"
  condition = self.customer_key
  at        = self.kms_key
  message   = "secret is encrypted with a key that AWS manages"
}
