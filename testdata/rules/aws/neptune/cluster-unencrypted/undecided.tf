variable "encrypt" {
  type = bool
}

resource "aws_neptune_cluster" "caller_decides" {
  cluster_identifier = "graph"
  storage_encrypted  = var.encrypt
}
