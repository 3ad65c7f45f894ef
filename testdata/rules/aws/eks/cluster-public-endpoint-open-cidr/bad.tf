resource "aws_eks_cluster" "left_out" {
  name     = "main"
  role_arn = "arn:aws:iam::111122223333:role/eks"

  vpc_config { # expect: aws-eks-cluster-public-endpoint-open-cidr
    subnet_ids = ["subnet-1", "subnet-2"]
  }
}

resource "aws_eks_cluster" "everybody" {
  name     = "main"
  role_arn = "arn:aws:iam::111122223333:role/eks"

  vpc_config {
    subnet_ids = ["subnet-1", "subnet-2"]

    public_access_cidrs = ["198.51.100.0/24", "0.0.0.0/0"] # expect: aws-eks-cluster-public-endpoint-open-cidr
  }
}
