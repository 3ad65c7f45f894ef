variable "key" {
  type = string
}

resource "aws_redshift_cluster" "caller_decides" {
  cluster_identifier = "warehouse"
  node_type          = "ra3.large"
  kms_key_id         = var.key
}
