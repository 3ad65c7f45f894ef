resource "aws_neptune_cluster" "absent" { # expect: aws-neptune-cluster-short-backup-retention
  cluster_identifier = "absent"
}

resource "aws_neptune_cluster" "short" {
  cluster_identifier      = "short"
  backup_retention_period = 6 # expect: aws-neptune-cluster-short-backup-retention
}
