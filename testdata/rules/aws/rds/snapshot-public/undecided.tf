variable "accounts" {
  type = list(string)
}

resource "aws_db_snapshot" "caller_decides" {
  db_instance_identifier = "orders"
  db_snapshot_identifier = "orders-2026"
  shared_accounts        = var.accounts
}
