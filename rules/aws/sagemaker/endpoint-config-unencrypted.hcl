rule {
  title      = "SageMaker endpoint names no key for its storage"
  severity   = "medium"
  topic      = "data-protection"
  why        = "The volumes of the instances that serve the model are not encrypted with a key of yours, so you cannot say who may decrypt what they hold."
  help       = "Name a KMS key in the endpoint configuration."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html",
  ]
  aliases = [
    "CKV_AWS_98",
    "kics:44034eda-1c3f-486a-831d-e09a7dd94354",
    "kics:58b35504-0287-4154-bf69-02c0573deab8",
    "cfn_nag:W1200",
    "guard:SAGEMAKER_ENDPOINT_CONFIGURATION_KMS_KEY_CONFIGURED",
  ]
  controls = {
    "nist-800-53-r5" = [
      "AU-9(3)", "CP-9d", "SC-8(3)", "SC-8(4)", "SC-13a", "SC-28(1)", "SI-19(4)",
    ]
    "pci-dss-3.2.1" = ["3.4", "8.2.1"]
    "hipaa" = ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"]
  }

  target    = "aws.sagemaker.endpoint_configuration"
  when      = self.takes_key
  condition = present(self.kms_key)
  at        = self.kms_key
  message   = "endpoint's storage is encrypted with no key of yours"
}
