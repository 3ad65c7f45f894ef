resource "aws_rds_global_cluster" "on" {
  global_cluster_identifier = "on"
  engine                    = "aurora-postgresql"
  storage_encrypted         = true
}

resource "aws_rds_cluster" "orders" {
  engine            = "aurora-postgresql"
  storage_encrypted = true
}

resource "aws_rds_global_cluster" "from_cluster" {
  global_cluster_identifier    = "from-cluster"
  source_db_cluster_identifier = aws_rds_cluster.orders.arn
}
