# On by default.
resource "aws_db_instance" "default" {
  engine         = "mysql"
  instance_class = "db.t4g.micro"
}

resource "aws_db_instance" "on" {
  engine                     = "postgres"
  instance_class             = "db.t4g.micro"
  auto_minor_version_upgrade = true
}

resource "aws_rds_cluster_instance" "default" {
  cluster_identifier = "cluster"
  engine             = "aurora-mysql"
  instance_class     = "db.t4g.medium"
}

resource "aws_db_instance" "custom" {
  engine                     = "custom-sqlserver-se"
  instance_class             = "db.m5.large"
  auto_minor_version_upgrade = false
}
