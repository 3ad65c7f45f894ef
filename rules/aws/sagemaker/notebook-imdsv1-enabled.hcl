rule {
  title      = "SageMaker notebook answers version 1 of the metadata service"
  severity   = "medium"
  topic      = "infrastructure-security"
  why        = "A request that code on the notebook was tricked into, or a misconfigured proxy, can read the credentials of its role from the metadata service."
  help       = "Set the minimum version of the instance metadata service to 2."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-imds-compatibility.html",
  ]
  aliases = ["CKV_AWS_371"]
  controls = {}

  target    = "aws.sagemaker.notebook"
  condition = self.minimum_imds_version == "2"
  message   = "notebook answers version 1 of the instance metadata service"
}
