# Amazon EKS: clusters and their node groups.

type "aws.eks.cluster" {
  attributes {
    # Nothing: the newest that EKS takes by default.
    version              = string
    # Resources of the Kubernetes API that are encrypted with the user's key.
    encrypted_resources  = list(string)
    # api, audit, authenticator, controllerManager, scheduler.
    log_types            = list(string)
    public_endpoint      = optional(bool, true)
    # Who reaches the public endpoint; everybody where nothing is said.
    public_endpoint_from = list(string)
  }

  terraform "aws_eks_cluster" {
    identity             = ["id", "arn", "name"]
    encrypted_resources  = flatten(self.encryption_config[*].resources)
    log_types            = self.enabled_cluster_log_types
    public_endpoint      = self.vpc_config.endpoint_public_access
    public_endpoint_from = self.vpc_config.public_access_cidrs
  }

  cloudformation "AWS::EKS::Cluster" {
    identity             = ["Ref", "Arn", "Name"]
    encrypted_resources  = flatten(self.EncryptionConfig[*].Resources)
    log_types            = self.Logging.ClusterLogging.EnabledTypes[*].Type
    public_endpoint      = self.ResourcesVpcConfig.EndpointPublicAccess
    public_endpoint_from = self.ResourcesVpcConfig.PublicAccessCidrs
  }
}

type "aws.eks.node_group" {
  attributes {
    # Whether its nodes take SSH.
    ssh      = optional(bool, false)
    # Security groups whose members may come in; everybody where there is none.
    ssh_from = list(string)
  }

  terraform "aws_eks_node_group" {
    identity = ["id", "arn"]
    ssh      = present(self.remote_access.ec2_ssh_key)
    ssh_from = self.remote_access.source_security_group_ids
  }

  cloudformation "AWS::EKS::Nodegroup" {
    identity = ["Ref", "Arn", "Id"]
    ssh      = present(self.RemoteAccess.Ec2SshKey)
    ssh_from = self.RemoteAccess.SourceSecurityGroups
  }
}
