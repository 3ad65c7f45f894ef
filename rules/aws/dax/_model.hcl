# A DynamoDB Accelerator cluster.
type "aws.dax.cluster" {
  attributes {
    encryption_at_rest  = optional(bool, false)
    endpoint_encryption = optional(string, "NONE")
  }

  terraform "aws_dax_cluster" {
    identity            = ["id", "arn", "cluster_name"]
    encryption_at_rest  = self.server_side_encryption.enabled
    endpoint_encryption = self.cluster_endpoint_encryption_type
  }

  cloudformation "AWS::DAX::Cluster" {
    identity            = ["Ref", "Arn", "ClusterName"]
    encryption_at_rest  = self.SSESpecification.SSEEnabled
    endpoint_encryption = self.ClusterEndpointEncryptionType
  }
}
