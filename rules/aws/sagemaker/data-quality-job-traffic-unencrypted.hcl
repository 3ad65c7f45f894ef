rule {
  title      = "SageMaker data quality job sends data between its containers unencrypted"
  severity   = "medium"
  topic      = "data-protection"
  why        = "What the instances of the job exchange can be read on the network between them."
  help       = "Turn encryption of traffic between containers on in the job's network configuration."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MonitoringNetworkConfig.html",
  ]
  aliases = ["CKV_AWS_369"]
  controls = {}

  target    = "aws.sagemaker.data_quality_job"
  condition = self.encrypted_traffic
  message   = "traffic between containers is not encrypted"
}
