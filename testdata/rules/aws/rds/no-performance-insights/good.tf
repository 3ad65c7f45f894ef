resource "aws_db_instance" "on" {
  engine                       = "postgres"
  instance_class               = "db.m7g.large"
  performance_insights_enabled = true
}

resource "aws_rds_cluster" "orders" {
  engine                       = "aurora-postgresql"
  performance_insights_enabled = true
}

# The cluster says it for all.
resource "aws_rds_cluster_instance" "member" {
  cluster_identifier = aws_rds_cluster.orders.id
  engine             = "aurora-postgresql"
  instance_class     = "db.r7g.large"
}

# Too small for it.
resource "aws_db_instance" "small" {
  engine         = "mysql"
  instance_class = "db.t4g.micro"
}
