resource "aws_db_instance" "protected" {
  engine              = "postgres"
  instance_class      = "db.t4g.micro"
  deletion_protection = true
}

resource "aws_rds_cluster_instance" "member" {
  cluster_identifier = "orders"
  engine             = "aurora-mysql"
  instance_class     = "db.r6g.large"
}
