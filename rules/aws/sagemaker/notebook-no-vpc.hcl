rule {
  title      = "SageMaker notebook is in no VPC of yours"
  severity   = "medium"
  topic      = "infrastructure-security"
  why        = "The notebook runs in a network of SageMaker's, where your security groups, endpoints and flow logs do not reach."
  help       = "Give the notebook a subnet and security groups of a VPC."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/appendix-notebook-and-internet-access.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-2",
  ]
  aliases = [
    "CKV_AWS_306",
    "kics:9c7028d9-04c2-45be-b8b2-1188ccaefb36",
  ]
  controls = {
    "fsbp" = ["SageMaker.2"]
    "nist-800-53-r5" = [
      "AC-3", "AC-3(7)", "AC-4", "AC-4(21)", "AC-6", "AC-21", "SC-7", "SC-7(3)", "SC-7(4)",
      "SC-7(9)", "SC-7(11)", "SC-7(16)", "SC-7(20)", "SC-7(21)",
    ]
  }

  target    = "aws.sagemaker.notebook"
  condition = present(self.subnet_id)
  at        = self.subnet_id
  message   = "notebook is in no VPC subnet"
}
