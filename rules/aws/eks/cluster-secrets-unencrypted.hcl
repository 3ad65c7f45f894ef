rule {
  title      = "Kubernetes secrets are not encrypted with a customer managed key"
  severity   = "medium"
  topic      = "data-protection"
  why        = "Secrets are protected by a key that AWS owns, or before Kubernetes 1.28 by disk encryption alone, and nobody sees or can stop its use."
  help       = "Set an encryption configuration for `secrets` with a customer managed KMS key."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/eks/latest/userguide/enable-kms.html",
    "https://docs.aws.amazon.com/eks/latest/userguide/envelope-encryption.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html#eks-3",
  ]
  aliases = [
    "CKV_AWS_58",
    "AWS-0039",
    "kics:63ebcb19-2739-4d3f-aa5c-e8bbb9b85281",
    "cfn_nag:W82",
    "tfsec:aws-eks-encrypt-secrets",
    "guard:EKS_CLUSTER_ENCRYPTION_RULE",
  ]
  controls = {}

  target    = "aws.eks.cluster"
  condition = contains(self.encrypted_resources, "secrets")
  at        = self.encrypted_resources
  message   = "secrets of the cluster are not encrypted with a customer managed key"
}
