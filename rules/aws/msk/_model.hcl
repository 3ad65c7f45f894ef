# Managed Streaming for Apache Kafka: clusters of provisioned brokers.

type "aws.msk.cluster" {
  attributes {
    # Between clients and brokers: TLS, TLS_PLAINTEXT (either) or PLAINTEXT.
    client_encryption  = optional(string, "TLS")
    cluster_encryption = optional(bool, true)
    # DISABLED or SERVICE_PROVIDED_EIPS.
    public_access      = optional(string, "DISABLED")
    # For each place that broker logs can go to, whether they do.
    broker_logs        = list(bool)
  }

  terraform "aws_msk_cluster" {
    identity           = ["id", "arn", "cluster_name"]
    client_encryption  = self.encryption_info.encryption_in_transit.client_broker
    cluster_encryption = self.encryption_info.encryption_in_transit.in_cluster
    public_access      = self.broker_node_group_info.connectivity_info.public_access.type
    broker_logs = flatten([for l in self.logging_info.broker_logs[*] : [
      coalesce(l.cloudwatch_logs.enabled, false),
      coalesce(l.firehose.enabled, false),
      coalesce(l.s3.enabled, false),
    ]])
  }

  cloudformation "AWS::MSK::Cluster" {
    identity           = ["Ref", "Arn", "ClusterName"]
    client_encryption  = self.EncryptionInfo.EncryptionInTransit.ClientBroker
    cluster_encryption = self.EncryptionInfo.EncryptionInTransit.InCluster
    public_access      = self.BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type
    broker_logs = [
      coalesce(self.LoggingInfo.BrokerLogs.CloudWatchLogs.Enabled, false),
      coalesce(self.LoggingInfo.BrokerLogs.Firehose.Enabled, false),
      coalesce(self.LoggingInfo.BrokerLogs.S3.Enabled, false),
    ]
  }
}
