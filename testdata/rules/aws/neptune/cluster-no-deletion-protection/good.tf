resource "aws_neptune_cluster" "on" {
  cluster_identifier  = "on"
  deletion_protection = true
}
