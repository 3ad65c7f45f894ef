resource "aws_db_instance" "absent" { # expect: aws-rds-instance-no-copy-tags-to-snapshot
  engine         = "postgres"
  instance_class = "db.m7g.large"
}

resource "aws_db_instance" "off" {
  engine                = "postgres"
  instance_class        = "db.m7g.large"
  copy_tags_to_snapshot = false # expect: aws-rds-instance-no-copy-tags-to-snapshot
}
