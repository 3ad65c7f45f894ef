resource "aws_rds_cluster" "absent" { # expect: aws-rds-cluster-no-copy-tags-to-snapshot
  engine = "aurora-postgresql"
}

resource "aws_rds_cluster" "off" {
  engine                = "aurora-postgresql"
  copy_tags_to_snapshot = false # expect: aws-rds-cluster-no-copy-tags-to-snapshot
}
