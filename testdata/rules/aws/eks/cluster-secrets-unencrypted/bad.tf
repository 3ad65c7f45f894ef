resource "aws_eks_cluster" "main" { # expect: aws-eks-cluster-secrets-unencrypted
  name     = "main"
  role_arn = "arn:aws:iam::111122223333:role/eks"

  vpc_config {
    subnet_ids = ["subnet-1", "subnet-2"]
  }
}
