resource "aws_db_instance" "off" {
  engine                     = "mysql"
  instance_class             = "db.t4g.micro"
  auto_minor_version_upgrade = false # expect: aws-rds-instance-no-minor-upgrades
}

resource "aws_rds_cluster_instance" "off" {
  cluster_identifier         = "cluster"
  engine                     = "aurora-mysql"
  instance_class             = "db.t4g.medium"
  auto_minor_version_upgrade = "false" # expect: aws-rds-instance-no-minor-upgrades
}
