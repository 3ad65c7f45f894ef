variable "days" {
  type = number
}

resource "aws_neptune_cluster" "caller_decides" {
  cluster_identifier      = "graph"
  backup_retention_period = var.days
}
