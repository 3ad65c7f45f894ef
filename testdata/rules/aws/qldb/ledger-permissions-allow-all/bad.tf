resource "aws_qldb_ledger" "open" {
  name             = "open"
  permissions_mode = "ALLOW_ALL" # expect: aws-qldb-ledger-permissions-allow-all
}
