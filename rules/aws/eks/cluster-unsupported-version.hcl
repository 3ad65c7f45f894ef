rule {
  title      = "EKS cluster asks for a Kubernetes version without support"
  severity   = "medium"
  topic      = "vulnerability-management"
  why        = "It gets no more fixes, and EKS upgrades the control plane by itself, ready or not."
  help       = "Move to a version in standard support, one minor version at a time."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html#eks-2",
  ]
  aliases = ["CKV_AWS_339"]
  controls = {
    "fsbp" = ["EKS.2"]
    "nist-800-53-r5" = ["CA-9(1)", "CM-2", "SI-2", "SI-2(2)", "SI-2(4)", "SI-2(5)"]
  }

  target = "aws.eks.cluster"
  # Extended support of 1.30 ended in July 2026.
  condition = !coalesce(matches(self.version, "^1[.]([0-9]|[12][0-9]|30)$"), false)
  at        = self.version
  message   = "Kubernetes ${self.version} is no longer supported"
}
