resource "aws_db_instance" "minute" {
  engine              = "postgres"
  instance_class      = "db.m7g.large"
  monitoring_interval = "60"
}

resource "aws_rds_cluster" "orders" {
  engine              = "aurora-postgresql"
  monitoring_interval = 30
}

# The cluster says it for all.
resource "aws_rds_cluster_instance" "member" {
  cluster_identifier = aws_rds_cluster.orders.id
  engine             = "aurora-postgresql"
  instance_class     = "db.r7g.large"
}
