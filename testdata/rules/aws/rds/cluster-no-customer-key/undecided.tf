variable "key" {
  type = string
}

resource "aws_rds_cluster" "caller_decides" {
  engine            = "aurora-postgresql"
  storage_encrypted = true
  kms_key_id        = var.key
}
