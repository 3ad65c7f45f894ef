# On unless it is turned off.
resource "aws_qldb_ledger" "default" {
  name             = "default"
  permissions_mode = "STANDARD"
}
