resource "aws_redshift_cluster" "satellite" {
  cluster_identifier = "satellite"
  node_type          = "ra3.large"
}

resource "aws_redshift_logging" "satellite" {
  cluster_identifier   = aws_redshift_cluster.satellite.id
  log_destination_type = "cloudwatch"
  log_exports          = ["connectionlog", "userlog"]
}

resource "aws_redshift_cluster" "block" {
  cluster_identifier = "block"
  node_type          = "ra3.large"
  logging {
    enable      = true
    bucket_name = "audit-logs"
  }
}
