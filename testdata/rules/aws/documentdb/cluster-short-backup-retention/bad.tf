resource "aws_docdb_cluster" "absent" { # expect: aws-documentdb-cluster-short-backup-retention
  cluster_identifier = "absent"
}

resource "aws_docdb_cluster" "short" {
  cluster_identifier      = "short"
  backup_retention_period = 5 # expect: aws-documentdb-cluster-short-backup-retention
}
