resource "aws_rds_global_cluster" "absent" { # expect: aws-rds-global-cluster-unencrypted
  global_cluster_identifier = "absent"
  engine                    = "aurora-postgresql"
}

resource "aws_rds_global_cluster" "off" {
  global_cluster_identifier = "off"
  engine                    = "aurora-postgresql"
  storage_encrypted         = false # expect: aws-rds-global-cluster-unencrypted
}
