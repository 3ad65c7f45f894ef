resource "aws_kms_key" "migration" {}

resource "aws_dms_replication_instance" "own_key" {
  replication_instance_id    = "own-key"
  replication_instance_class = "dms.t3.medium"
  kms_key_arn                = aws_kms_key.migration.arn
}
