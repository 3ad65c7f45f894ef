rule {
  title      = "SageMaker model runs without network isolation"
  severity   = "medium"
  topic      = "infrastructure-security"
  why        = "The model's containers can open connections, so code in a model taken from elsewhere can send data away."
  help       = "Turn network isolation on for models that need no network of their own."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-5",
  ]
  aliases = ["CKV_AWS_370"]
  controls = {
    "fsbp" = ["SageMaker.5"]
  }

  target    = "aws.sagemaker.model"
  condition = self.enable_network_isolation
  message   = "containers of the model have network access"
}
