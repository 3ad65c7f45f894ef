variable "snapshot" {
  type = string
}

variable "encrypted" {
  type = bool
}

# If there is a snapshot, that decides.
resource "aws_db_instance" "from_snapshot_perhaps" {
  engine              = "postgres"
  instance_class      = "db.t4g.micro"
  snapshot_identifier = var.snapshot
}

resource "aws_db_instance" "caller_decides" {
  engine            = "postgres"
  instance_class    = "db.t4g.micro"
  storage_encrypted = var.encrypted
}
