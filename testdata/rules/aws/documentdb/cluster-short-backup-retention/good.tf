resource "aws_docdb_cluster" "week" {
  cluster_identifier      = "week"
  backup_retention_period = 7
}
