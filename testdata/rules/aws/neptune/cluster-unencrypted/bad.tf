resource "aws_neptune_cluster" "absent" { # expect: aws-neptune-cluster-unencrypted
  cluster_identifier = "absent"
}

resource "aws_neptune_cluster" "off" {
  cluster_identifier = "off"
  storage_encrypted  = false # expect: aws-neptune-cluster-unencrypted
}
