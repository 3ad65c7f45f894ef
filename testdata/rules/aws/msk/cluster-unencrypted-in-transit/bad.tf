resource "aws_msk_cluster" "clients" {
  cluster_name           = "clients"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 3

  encryption_info {
    encryption_in_transit {
      client_broker = "TLS_PLAINTEXT" # expect: aws-msk-cluster-unencrypted-in-transit
    }
  }
}

resource "aws_msk_cluster" "brokers" {
  cluster_name           = "brokers"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 3

  encryption_info {
    encryption_in_transit {
      in_cluster = false # expect: aws-msk-cluster-unencrypted-in-transit
    }
  }
}
