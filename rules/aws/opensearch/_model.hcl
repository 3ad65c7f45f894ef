# A domain, of OpenSearch or of Elasticsearch as the service was called before.
type "aws.opensearch.domain" {
  attributes {
    encrypted_at_rest       = bool
    kms_key                 = string
    node_to_node_encryption = optional(bool, false)
    enforce_https           = optional(bool, false)
    tls_policy              = optional(string, "Policy-Min-TLS-1-0-2019-07")
    # Nodes that hold data, and others that talk to them.
    data_nodes             = optional(number, 1)
    zone_awareness         = optional(bool, false)
    warm_nodes             = optional(bool, false)
    dedicated_masters      = optional(bool, false)
    dedicated_master_count = optional(number, 3)
    # Whether it is in a VPC, with security groups if the VPC's default one is not to be used.
    in_vpc          = optional(bool, false)
    security_groups = list(string)
    # Users and roles of the domain's own, down to documents and fields.
    fine_grained_access = optional(bool, false)
    # Logs that go to CloudWatch Logs.
    logs = list(object({ type = optional(string, ""), enabled = optional(bool, true) }))
  }

  derived {
    single_node = self.data_nodes == 1 && !self.warm_nodes && !self.dedicated_masters
    customer_key = coalesce(self.encrypted_at_rest, true) && customer_key(self.kms_key)
    published = [for l in self.logs : upper(l.type) if l.enabled]
  }

  terraform "aws_opensearch_domain" "aws_elasticsearch_domain" {
    identity = ["id", "arn", "domain_name", "domain_id"]

    encrypted_at_rest       = self.encrypt_at_rest.enabled
    kms_key                 = self.encrypt_at_rest.kms_key_id
    node_to_node_encryption = self.node_to_node_encryption.enabled
    # The provider turns it on in the block; without the block it is off.
    enforce_https          = length(self.domain_endpoint_options[*]) > 0 && coalesce(self.domain_endpoint_options.enforce_https, true)
    tls_policy             = self.domain_endpoint_options.tls_security_policy
    data_nodes             = self.cluster_config.instance_count
    zone_awareness         = self.cluster_config.zone_awareness_enabled
    warm_nodes             = self.cluster_config.warm_enabled
    dedicated_masters      = self.cluster_config.dedicated_master_enabled
    dedicated_master_count = self.cluster_config.dedicated_master_count
    in_vpc                 = length(self.vpc_options) > 0
    security_groups        = self.vpc_options.security_group_ids
    fine_grained_access    = self.advanced_security_options.enabled
    logs                   = [for l in self.log_publishing_options : { type = l.log_type, enabled = l.enabled }]
  }

  cloudformation "AWS::OpenSearchService::Domain" {
    identity = ["Ref", "Arn", "DomainName", "DomainArn"]

    encrypted_at_rest       = self.EncryptionAtRestOptions.Enabled
    kms_key                 = self.EncryptionAtRestOptions.KmsKeyId
    node_to_node_encryption = self.NodeToNodeEncryptionOptions.Enabled
    enforce_https           = self.DomainEndpointOptions.EnforceHTTPS
    tls_policy              = self.DomainEndpointOptions.TLSSecurityPolicy
    data_nodes              = self.ClusterConfig.InstanceCount
    zone_awareness          = self.ClusterConfig.ZoneAwarenessEnabled
    warm_nodes              = self.ClusterConfig.WarmEnabled
    dedicated_masters       = self.ClusterConfig.DedicatedMasterEnabled
    dedicated_master_count  = self.ClusterConfig.DedicatedMasterCount
    in_vpc                  = present(self.VPCOptions)
    security_groups         = self.VPCOptions.SecurityGroupIds
    fine_grained_access     = self.AdvancedSecurityOptions.Enabled
    logs                    = [for k, v in self.LogPublishingOptions : { type = k, enabled = v.Enabled }]
  }

  cloudformation "AWS::Elasticsearch::Domain" {
    identity = ["Ref", "Arn", "DomainName", "DomainArn"]

    encrypted_at_rest       = self.EncryptionAtRestOptions.Enabled
    kms_key                 = self.EncryptionAtRestOptions.KmsKeyId
    node_to_node_encryption = self.NodeToNodeEncryptionOptions.Enabled
    enforce_https           = self.DomainEndpointOptions.EnforceHTTPS
    tls_policy              = self.DomainEndpointOptions.TLSSecurityPolicy
    data_nodes              = self.ElasticsearchClusterConfig.InstanceCount
    zone_awareness          = self.ElasticsearchClusterConfig.ZoneAwarenessEnabled
    warm_nodes              = self.ElasticsearchClusterConfig.WarmEnabled
    dedicated_masters       = self.ElasticsearchClusterConfig.DedicatedMasterEnabled
    dedicated_master_count  = self.ElasticsearchClusterConfig.DedicatedMasterCount
    in_vpc                  = present(self.VPCOptions)
    security_groups         = self.VPCOptions.SecurityGroupIds
    fine_grained_access     = self.AdvancedSecurityOptions.Enabled
    logs                    = [for k, v in self.LogPublishingOptions : { type = k, enabled = v.Enabled }]
  }
}

# A domain's access policy where it is written.
type "aws.opensearch.access_policy" {
  attributes {
    document = document
    # Reached from a VPC only, or with users of the domain's own.
    guarded = optional(bool, false)
  }

  terraform "aws_opensearch_domain" "aws_elasticsearch_domain" {
    identity = ["id", "arn", "domain_name", "domain_id"]
    when     = present(self.access_policies)
    document = self.access_policies
    guarded  = coalesce(length(self.vpc_options) > 0, false) || coalesce(self.advanced_security_options.enabled, false)
  }

  terraform "aws_opensearch_domain_policy" {
    document = self.access_policies
    guarded = (
      coalesce(length(follow(self.domain_name, "aws_opensearch_domain").vpc_options) > 0, false)
      || coalesce(follow(self.domain_name, "aws_opensearch_domain").advanced_security_options.enabled, false)
    )
  }

  terraform "aws_elasticsearch_domain_policy" {
    document = self.access_policies
    guarded = (
      coalesce(length(follow(self.domain_name, "aws_elasticsearch_domain").vpc_options) > 0, false)
      || coalesce(follow(self.domain_name, "aws_elasticsearch_domain").advanced_security_options.enabled, false)
    )
  }

  cloudformation "AWS::OpenSearchService::Domain" "AWS::Elasticsearch::Domain" {
    identity = ["Ref", "Arn", "DomainName", "DomainArn"]
    when     = present(self.AccessPolicies)
    document = self.AccessPolicies
    guarded  = present(self.VPCOptions) || coalesce(self.AdvancedSecurityOptions.Enabled, false)
  }
}
