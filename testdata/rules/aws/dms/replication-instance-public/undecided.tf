variable "public" {
  type = bool
}

resource "aws_dms_replication_instance" "caller_decides" {
  replication_instance_id    = "migration"
  replication_instance_class = "dms.t3.medium"
  publicly_accessible        = var.public
}
