resource "aws_db_instance" "absent" { # expect: aws-rds-no-performance-insights
  engine         = "postgres"
  instance_class = "db.m7g.large"
}

resource "aws_db_instance" "off" {
  engine                       = "postgres"
  instance_class               = "db.m7g.large"
  performance_insights_enabled = false # expect: aws-rds-no-performance-insights
}

resource "aws_rds_cluster_instance" "absent" {
  cluster_identifier = "orders" # expect: aws-rds-no-performance-insights
  engine             = "aurora-postgresql"
  instance_class     = "db.r7g.large"
}
