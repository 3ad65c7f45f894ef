rule {
  title      = "EKS control plane does not log everything"
  severity   = "medium"
  topic      = "monitoring"
  why        = "Who called the Kubernetes API, who was let in as whom and what the scheduler did cannot be found out after an incident."
  help       = "Enable the log types `api`, `audit`, `authenticator`, `controllerManager` and `scheduler`."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html#eks-8",
  ]
  aliases = [
    "CKV_AWS_37",
    "AWS-0038",
    "kics:37304d3f-f852-40b8-ae3f-725e87a7cedf",
    "kics:66f130d9-b81d-4e8e-9b08-da74b9c891df",
    "terrascan:AC_AWS_0465",
    "tfsec:aws-eks-enable-control-plane-logging",
  ]
  controls = {
    "fsbp" = ["EKS.8"]
  }

  target = "aws.eks.cluster"
  locals {
    missing = setsubtract(["api", "audit", "authenticator", "controllerManager", "scheduler"], self.log_types)
  }
  condition = length(local.missing) == 0
  at        = self.log_types
  message   = "control plane does not log ${join(", ", local.missing)}"
}
