resource "aws_neptune_cluster" "absent" { # expect: aws-neptune-cluster-no-deletion-protection
  cluster_identifier = "absent"
}

resource "aws_neptune_cluster" "off" {
  cluster_identifier  = "off"
  deletion_protection = false # expect: aws-neptune-cluster-no-deletion-protection
}
