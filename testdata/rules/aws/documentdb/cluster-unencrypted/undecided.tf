variable "encrypt" {
  type = bool
}

resource "aws_docdb_cluster" "caller_decides" {
  cluster_identifier = "orders"
  storage_encrypted  = var.encrypt
}
