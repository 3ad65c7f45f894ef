resource "aws_rds_cluster" "on" {
  engine                = "aurora-postgresql"
  copy_tags_to_snapshot = true
}
