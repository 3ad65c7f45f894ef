rule {
  title      = "SageMaker flow definition does not encrypt its output with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "Results of human reviews are written to S3; without a key of yours, access to the bucket is enough to read them."
  help       = "Name a customer managed KMS key in the output configuration."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_FlowDefinitionOutputConfig.html",
  ]
  aliases = ["CKV_AWS_372"]
  controls = {}

  target    = "aws.sagemaker.flow_definition"
  condition = present(self.output_kms_key)
  at        = self.output_kms_key
  message   = "output is not encrypted with a customer managed key"
}
