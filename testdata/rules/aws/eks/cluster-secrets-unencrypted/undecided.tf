variable "resources" {
  type = list(string)
}

resource "aws_kms_key" "cluster" {
  enable_key_rotation = true
}

resource "aws_eks_cluster" "main" {
  name     = "main"
  role_arn = "arn:aws:iam::111122223333:role/eks"

  vpc_config {
    subnet_ids = ["subnet-1", "subnet-2"]
  }

  encryption_config {
    resources = var.resources

    provider {
      key_arn = aws_kms_key.cluster.arn
    }
  }
}
