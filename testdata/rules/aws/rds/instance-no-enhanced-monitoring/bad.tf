resource "aws_db_instance" "absent" { # expect: aws-rds-instance-no-enhanced-monitoring
  engine         = "postgres"
  instance_class = "db.m7g.large"
}

resource "aws_db_instance" "off" {
  engine              = "postgres"
  instance_class      = "db.m7g.large"
  monitoring_interval = 0 # expect: aws-rds-instance-no-enhanced-monitoring
}

resource "aws_rds_cluster_instance" "absent" {
  cluster_identifier = "orders" # expect: aws-rds-instance-no-enhanced-monitoring
  engine             = "aurora-postgresql"
  instance_class     = "db.r7g.large"
}
