variable "access" {
  type = string
}

resource "aws_msk_cluster" "caller_decides" {
  cluster_name = "orders"

  broker_node_group_info {
    connectivity_info {
      public_access {
        type = var.access
      }
    }
  }
}
