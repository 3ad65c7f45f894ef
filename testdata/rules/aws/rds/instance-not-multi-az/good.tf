resource "aws_db_instance" "primary" {
  engine         = "postgres"
  instance_class = "db.t4g.micro"
  multi_az       = true
}

# Itself the second copy.
resource "aws_db_instance" "replica" {
  instance_class      = "db.t4g.micro"
  replicate_source_db = aws_db_instance.primary.arn
}

resource "aws_rds_cluster_instance" "member" {
  cluster_identifier = "orders"
  engine             = "aurora-mysql"
  instance_class     = "db.r6g.large"
}
