resource "aws_kms_key" "orders" {}

resource "aws_db_instance_automated_backups_replication" "own_key" {
  source_db_instance_arn = "arn:aws:rds:eu-west-1:111122223333:db:orders"
  retention_period       = 14
  kms_key_id             = aws_kms_key.orders.arn
}
