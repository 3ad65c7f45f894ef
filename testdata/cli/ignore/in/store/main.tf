variable "public" {
  type = bool
}

resource "aws_db_instance" "this" {
  publicly_accessible = var.public
  storage_encrypted   = false # bartizan:ignore CKV_AWS_16 test data alone
}
