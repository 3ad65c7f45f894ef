resource "aws_eks_cluster" "left_out" { # expect: aws-eks-cluster-control-plane-logging-disabled
  name     = "main"
  role_arn = "arn:aws:iam::111122223333:role/eks"

  vpc_config {
    subnet_ids = ["subnet-1", "subnet-2"]
  }
}

resource "aws_eks_cluster" "some" {
  name     = "main"
  role_arn = "arn:aws:iam::111122223333:role/eks"

  vpc_config {
    subnet_ids = ["subnet-1", "subnet-2"]
  }

  enabled_cluster_log_types = ["api", "audit"] # expect: aws-eks-cluster-control-plane-logging-disabled
}
