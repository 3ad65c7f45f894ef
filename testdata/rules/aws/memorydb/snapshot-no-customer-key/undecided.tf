variable "key" {
  type = string
}

resource "aws_memorydb_snapshot" "caller_decides" {
  cluster_name = "memory"
  kms_key_arn  = var.key
}
