resource "aws_rds_cluster" "absent" { # expect: aws-rds-cluster-no-backtrack
  engine = "aurora-mysql"
}

resource "aws_rds_cluster" "off" {
  engine           = "aurora-mysql"
  backtrack_window = 0 # expect: aws-rds-cluster-no-backtrack
}
