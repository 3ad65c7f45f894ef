resource "aws_docdb_global_cluster" "on" {
  global_cluster_identifier = "on"
  storage_encrypted         = true
}

resource "aws_docdb_cluster" "orders" {
  cluster_identifier = "orders"
  storage_encrypted  = true
}

resource "aws_docdb_global_cluster" "from_cluster" {
  global_cluster_identifier    = "from-cluster"
  source_db_cluster_identifier = aws_docdb_cluster.orders.arn
}
