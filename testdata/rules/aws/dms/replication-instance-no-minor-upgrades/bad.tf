# The provider's default is false.
resource "aws_dms_replication_instance" "default" { # expect: aws-dms-replication-instance-no-minor-upgrades
  replication_instance_id    = "default"
  replication_instance_class = "dms.t3.medium"
}

resource "aws_dms_replication_instance" "off" {
  replication_instance_id    = "off"
  replication_instance_class = "dms.t3.medium"
  auto_minor_version_upgrade = false # expect: aws-dms-replication-instance-no-minor-upgrades
}
