rule {
  title      = "SageMaker notebook or domain is not encrypted with a customer managed key"
  severity   = "medium"
  topic      = "data-protection"
  why        = "Notebooks hold data sets and credentials; with a key that AWS manages, you control neither who may decrypt them nor the key's rotation."
  help       = "Name a customer managed KMS key when the notebook instance or domain is created."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html",
  ]
  aliases = [
    "CKV_AWS_187",
    "CKV_AWS_22",
    "kics:709e6da6-fa1f-44cc-8f17-7f25f96dadbe",
    "kics:f3674e0c-f6be-43fa-b71c-bf346d1aed99",
    "cfn_nag:W1201",
    "terrascan:AC_AWS_0499",
    "guard:SAGEMAKER_NOTEBOOK_INSTANCE_KMS_KEY_CONFIGURED",
  ]
  controls = {
    "nist-800-53-r5" = [
      "AU-9(3)", "CP-9d", "SC-8(3)", "SC-8(4)", "SC-13a", "SC-28(1)", "SI-19(4)",
    ]
    "pci-dss-3.2.1" = ["3.4", "8.2.1"]
    "hipaa" = ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"]
  }

  target    = "aws.sagemaker.notebook_storage"
  condition = present(self.kms_key_id)
  at        = self.kms_key_id
  message   = "storage is not encrypted with a customer managed key"
}
