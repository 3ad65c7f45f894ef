rule {
  title      = "SageMaker notebook gives its users root access"
  severity   = "medium"
  topic      = "identity-and-access"
  why        = "Users can change every file of the instance and how it starts, monitoring agents included."
  help       = "Disable root access; lifecycle configurations still run as root."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-root-access.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-3",
  ]
  aliases = ["CKV_AWS_307"]
  controls = {
    "fsbp" = ["SageMaker.3"]
    "nist-800-53-r5" = ["AC-2(1)", "AC-3(7)", "AC-3(15)", "AC-6", "AC-6(2)", "AC-6(10)"]
  }

  target    = "aws.sagemaker.notebook"
  condition = self.root_access == "Disabled"
  message   = "users of the notebook have root access"
}
