rule {
  title      = "Kubernetes API of the cluster is reachable from the internet"
  severity   = "medium"
  topic      = "infrastructure-security"
  why        = "Flaws of the API server and leaked credentials can be used from anywhere."
  help       = "Turn public access off and private access on, and reach the API from the VPC or through a VPN."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html#eks-1",
  ]
  aliases = [
    "CKV_AWS_39",
    "AWS-0040",
    "kics:42f4b905-3736-4213-bfe9-c0660518cda8",
    "tfsec:aws-eks-no-public-cluster-access",
    "guard:EKS_ENDPOINT_NO_PUBLIC_ACCESS",
  ]
  controls = {
    "fsbp" = ["EKS.1"]
  }

  target    = "aws.eks.cluster"
  condition = !self.public_endpoint
  at        = self.public_endpoint
  message   = "Kubernetes API has a public endpoint"
}
