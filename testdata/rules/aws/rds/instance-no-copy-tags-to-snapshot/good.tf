resource "aws_db_instance" "on" {
  engine                = "postgres"
  instance_class        = "db.m7g.large"
  copy_tags_to_snapshot = true
}

resource "aws_rds_cluster_instance" "member" {
  cluster_identifier = "orders"
  engine             = "aurora-postgresql"
  instance_class     = "db.r7g.large"
}
