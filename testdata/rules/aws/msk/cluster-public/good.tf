resource "aws_msk_cluster" "orders" {
  cluster_name = "orders"

  broker_node_group_info {
    instance_type = "kafka.m5.large"
  }
}

resource "aws_msk_cluster" "disabled" {
  cluster_name = "disabled"

  broker_node_group_info {
    connectivity_info {
      public_access {
        type = "DISABLED"
      }
    }
  }
}
