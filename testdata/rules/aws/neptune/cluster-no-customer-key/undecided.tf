variable "key" {
  type = string
}

resource "aws_neptune_cluster" "caller_decides" {
  cluster_identifier = "graph"
  storage_encrypted  = true
  kms_key_arn        = var.key
}
