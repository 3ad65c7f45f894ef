variable "mode" {
  type = string
}

resource "aws_qldb_ledger" "caller_decides" {
  name             = "ledger"
  permissions_mode = var.mode
}
