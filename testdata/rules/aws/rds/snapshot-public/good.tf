resource "aws_db_snapshot" "private" {
  db_instance_identifier = "orders"
  db_snapshot_identifier = "orders-2026"
}

resource "aws_db_snapshot" "shared" {
  db_instance_identifier = "orders"
  db_snapshot_identifier = "orders-2027"
  shared_accounts        = ["111122223333"]
}
