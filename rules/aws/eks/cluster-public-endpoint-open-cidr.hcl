rule {
  title      = "Kubernetes API is open to every address"
  severity   = "high"
  topic      = "infrastructure-security"
  why        = "Anybody on the internet can try credentials and flaws against the API server."
  help       = "List the ranges that may reach the public endpoint, or turn it off."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html#eks-1",
  ]
  aliases = [
    "CKV_AWS_38",
    "AWS-0041",
    "kics:61cf9883-1752-4768-b18c-0d57f2737709",
    "tfsec:aws-eks-no-public-cluster-access-to-cidr",
  ]
  controls = {}

  target = "aws.eks.cluster"
  when   = self.public_endpoint
  # Everybody where no range is given.
  condition = length(self.public_endpoint_from) > 0 && !any([for c in self.public_endpoint_from : is_any_ip(c)])
  message   = "Kubernetes API is open to every address"
}
