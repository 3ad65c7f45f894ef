resource "aws_rds_cluster" "encrypted" {
  engine            = "aurora-postgresql"
  storage_encrypted = true
}

# Aurora Serverless v1 always encrypts.
resource "aws_rds_cluster" "serverless" {
  engine      = "aurora-mysql"
  engine_mode = "serverless"
}

resource "aws_rds_cluster" "replica" {
  engine                        = "aurora-mysql"
  replication_source_identifier = aws_rds_cluster.encrypted.arn
}

resource "aws_rds_cluster" "restored" {
  engine              = "aurora-mysql"
  snapshot_identifier = "prod-2026"
}
