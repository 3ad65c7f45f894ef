resource "aws_eks_cluster" "left_out" {
  name     = "main"
  role_arn = "arn:aws:iam::111122223333:role/eks"

  vpc_config { # expect: aws-eks-cluster-public-endpoint
    subnet_ids = ["subnet-1", "subnet-2"]
  }
}

resource "aws_eks_cluster" "on" {
  name     = "main"
  role_arn = "arn:aws:iam::111122223333:role/eks"

  vpc_config {
    subnet_ids = ["subnet-1", "subnet-2"]

    endpoint_public_access = true # expect: aws-eks-cluster-public-endpoint
  }
}
