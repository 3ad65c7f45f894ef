resource "aws_db_instance" "explicit" {
  engine              = "postgres"
  instance_class      = "db.t4g.micro"
  publicly_accessible = false
}

# The provider's default is false.
resource "aws_db_instance" "default" {
  engine         = "postgres"
  instance_class = "db.t4g.micro"
}

resource "aws_rds_cluster_instance" "member" {
  cluster_identifier = "orders"
  engine             = "aurora-mysql"
  instance_class     = "db.r6g.large"
}
