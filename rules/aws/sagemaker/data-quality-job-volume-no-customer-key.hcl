rule {
  title      = "SageMaker data quality job does not encrypt its volume with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "The job copies captured data to the volumes of its instances; without a key of yours you cannot say who may decrypt them."
  help       = "Name a customer managed KMS key for the volumes of the job's cluster."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MonitoringClusterConfig.html",
  ]
  aliases = ["CKV_AWS_368"]
  controls = {}

  target    = "aws.sagemaker.data_quality_job"
  condition = present(self.volume_kms_key)
  at        = self.volume_kms_key
  message   = "volume is not encrypted with a customer managed key"
}
