resource "aws_msk_cluster" "orders" {
  cluster_name = "orders"

  broker_node_group_info {
    instance_type = "kafka.m5.large"

    connectivity_info {
      public_access {
        type = "SERVICE_PROVIDED_EIPS" # expect: aws-msk-cluster-public
      }
    }
  }
}
