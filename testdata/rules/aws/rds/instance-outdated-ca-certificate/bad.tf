resource "aws_db_instance" "old" {
  engine             = "postgres"
  instance_class     = "db.m7g.large"
  ca_cert_identifier = "rds-ca-2015" # expect: aws-rds-instance-outdated-ca-certificate
}

resource "aws_rds_cluster_instance" "old" {
  cluster_identifier = "orders"
  engine             = "aurora-postgresql"
  instance_class     = "db.r7g.large"
  ca_cert_identifier = "rds-ca-2019" # expect: aws-rds-instance-outdated-ca-certificate
}
