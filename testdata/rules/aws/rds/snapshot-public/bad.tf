resource "aws_db_snapshot" "public" {
  db_instance_identifier = "orders"
  db_snapshot_identifier = "orders-2026"
  shared_accounts        = ["all"] # expect: aws-rds-snapshot-public
}

resource "aws_db_cluster_snapshot" "public" {
  db_cluster_identifier          = "orders"
  db_cluster_snapshot_identifier = "orders-2026"
  shared_accounts                = ["111122223333", "all"] # expect: aws-rds-snapshot-public
}
