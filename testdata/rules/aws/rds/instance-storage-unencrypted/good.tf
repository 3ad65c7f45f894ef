variable "snapshot" {
  type = string
}

resource "aws_db_instance" "primary" {
  engine            = "postgres"
  instance_class    = "db.t4g.micro"
  storage_encrypted = true
}

# Encrypted whether or not there is a snapshot.
resource "aws_db_instance" "from_snapshot_perhaps" {
  engine              = "postgres"
  instance_class      = "db.t4g.micro"
  snapshot_identifier = var.snapshot
  storage_encrypted   = true
}

# A replica is encrypted as its source is.
resource "aws_db_instance" "replica" {
  instance_class      = "db.t4g.micro"
  replicate_source_db = aws_db_instance.primary.identifier
}

resource "aws_db_instance" "restored" {
  identifier     = "restored"
  instance_class = "db.t4g.micro"
  restore_to_point_in_time {
    source_db_instance_identifier = "prod"
    use_latest_restorable_time    = true
  }
}

# The storage of a cluster's members is the cluster's.
resource "aws_rds_cluster_instance" "member" {
  cluster_identifier = "orders"
  engine             = "aurora-mysql"
  instance_class     = "db.r6g.large"
}
