resource "aws_db_instance" "absent" {
  engine                       = "postgres"
  instance_class               = "db.m7g.large"
  performance_insights_enabled = true # expect: aws-rds-performance-insights-no-customer-key
}

resource "aws_rds_cluster_instance" "absent" {
  cluster_identifier           = "orders"
  engine                       = "aurora-postgresql"
  instance_class               = "db.r7g.large"
  performance_insights_enabled = true # expect: aws-rds-performance-insights-no-customer-key
}
