resource "aws_neptune_cluster" "on" {
  cluster_identifier                  = "on"
  iam_database_authentication_enabled = true
}
