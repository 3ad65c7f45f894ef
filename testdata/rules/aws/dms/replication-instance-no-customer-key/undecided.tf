variable "key" {
  type = string
}

resource "aws_dms_replication_instance" "caller_decides" {
  replication_instance_id    = "migration"
  replication_instance_class = "dms.t3.medium"
  kms_key_arn                = var.key
}
