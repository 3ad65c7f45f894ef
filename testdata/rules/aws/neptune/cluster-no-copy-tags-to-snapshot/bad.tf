resource "aws_neptune_cluster" "absent" { # expect: aws-neptune-cluster-no-copy-tags-to-snapshot
  cluster_identifier = "absent"
}

resource "aws_neptune_cluster" "off" {
  cluster_identifier    = "off"
  copy_tags_to_snapshot = false # expect: aws-neptune-cluster-no-copy-tags-to-snapshot
}
