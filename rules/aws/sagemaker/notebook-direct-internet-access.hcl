rule {
  title      = "SageMaker notebook reaches the internet directly"
  severity   = "high"
  topic      = "infrastructure-security"
  why        = "Its traffic goes through a network of SageMaker's, past your firewalls, route tables and flow logs, so that data can leave unseen."
  help       = "Disable direct internet access and put the notebook into a VPC subnet."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/appendix-notebook-and-internet-access.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-1",
  ]
  aliases = [
    "CKV_AWS_122",
    "kics:88d55d94-315d-4564-beee-d2d725feab11",
    "guard:SAGEMAKER_NOTEBOOK_NO_DIRECT_INTERNET_ACCESS",
  ]
  controls = {
    "fsbp" = ["SageMaker.1"]
    "nist-800-53-r5" = [
      "AC-2(6)", "AC-3", "AC-3(7)", "AC-4", "AC-4(21)", "AC-6", "AC-17(1)", "AC-17(4)(a)",
      "AC-17(9)", "AC-17(10)", "AC-17b", "AC-21", "MP-2", "SC-7", "SC-7(2)", "SC-7(3)",
      "SC-7(4)", "SC-7(7)", "SC-7(9)", "SC-7(9)(a)", "SC-7(11)", "SC-7(12)", "SC-7(16)",
      "SC-7(20)", "SC-7(21)", "SC-7(24)(b)", "SC-7(25)", "SC-7(26)", "SC-7(27)", "SC-7(28)",
      "SC-7a", "SC-7b", "SC-7c", "SC-25",
    ]
    "pci-dss-3.2.1" = ["1.2", "1.2.1", "1.3", "1.3.1", "1.3.2", "1.3.4", "1.3.6", "2.2.2"]
    "hipaa" = [
      "164.308(a)(3)(i)", "164.308(a)(4)(ii)(A)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)",
      "164.312(e)(1)",
    ]
  }

  target    = "aws.sagemaker.notebook"
  condition = self.direct_internet_access == "Disabled"
  message   = "notebook reaches the internet directly"
}
