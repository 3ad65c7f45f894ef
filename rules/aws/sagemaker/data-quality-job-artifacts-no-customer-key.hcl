rule {
  title      = "SageMaker data quality job does not encrypt its output with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "Statistics and violations that the job writes tell of the data; without a key of yours, access to the bucket is enough to read them."
  help       = "Name a customer managed KMS key in the job's output configuration."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MonitoringOutputConfig.html",
  ]
  aliases = ["CKV_AWS_367"]
  controls = {}

  target    = "aws.sagemaker.data_quality_job"
  condition = present(self.output_kms_key)
  at        = self.output_kms_key
  message   = "output is not encrypted with a customer managed key"
}
