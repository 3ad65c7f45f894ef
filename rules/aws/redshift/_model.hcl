# A provisioned cluster.
type "aws.redshift.cluster" {
  attributes {
    database_name   = string
    master_username = string
    master_password = string
    encrypted       = bool
    # What it is where nothing is said.
    encrypted_by_default = optional(bool, true)
    kms_key              = string
    # The keys are in a hardware security module.
    hsm                  = optional(bool, false)
    publicly_accessible  = bool
    public_by_default    = optional(bool, false)
    subnet_group         = string
    enhanced_vpc_routing = optional(bool, false)
    # Connections and user activity are logged.
    audit_logging = optional(bool, false)
    # Days; 0: no automated snapshots.
    snapshot_retention    = optional(number, 1)
    allow_version_upgrade = optional(bool, true)
    # Made from a snapshot, with its data, users and encryption.
    restored = optional(bool, false)
  }

  derived {
    public = coalesce(self.publicly_accessible, self.public_by_default)
    customer_key = self.hsm || customer_key(self.kms_key)
  }

  terraform "aws_redshift_cluster" {
    identity = ["id", "arn", "cluster_identifier"]

    attach "log" "aws_redshift_logging" { on = log.cluster_identifier }

    master_password = coalesce(self.master_password, self.master_password_wo)
    kms_key         = self.kms_key_id
    hsm             = false
    subnet_group    = self.cluster_subnet_group_name
    audit_logging   = coalesce(log != null ? true : null, self.logging.enable)
    # The provider's defaults changed in version 6, which has no blocks for logging and snapshot copies.
    encrypted_by_default = (
      length(concat(self.logging, self.snapshot_copy)) == 0
      && !unknown("a provider before version 6 turns encryption off")
    )
    public_by_default = (
      length(concat(self.logging, self.snapshot_copy)) > 0
      || unknown("a provider before version 6 makes it public")
    )
    snapshot_retention = self.automated_snapshot_retention_period
    restored           = present(self.snapshot_identifier) || present(self.snapshot_arn)
  }

  cloudformation "AWS::Redshift::Cluster" {
    identity = ["Ref", "ClusterNamespaceArn", "ClusterIdentifier"]

    database_name        = self.DBName
    master_password      = self.MasterUserPassword
    kms_key              = self.KmsKeyId
    hsm                  = present(self.HsmConfigurationIdentifier)
    subnet_group         = self.ClusterSubnetGroupName
    audit_logging        = self.LoggingProperties != null
    encrypted_by_default = true
    public_by_default    = false
    snapshot_retention   = self.AutomatedSnapshotRetentionPeriod
    restored             = present(self.SnapshotIdentifier)
  }
}

# Parameters of the clusters that use the group.
type "aws.redshift.parameter_group" {
  attributes {
    family     = optional(string, "")
    parameters = list(object({ name = optional(string, ""), value = optional(string, "") }))
  }

  terraform "aws_redshift_parameter_group" {
    identity   = ["id", "arn", "name"]
    parameters = self.parameter
  }

  cloudformation "AWS::Redshift::ClusterParameterGroup" {
    identity   = ["Ref", "ParameterGroupName"]
    family     = self.ParameterGroupFamily
    parameters = [for p in self.Parameters : { name = p.ParameterName, value = p.ParameterValue }]
  }
}

# The data of serverless workgroups.
type "aws.redshift.serverless_namespace" {
  attributes {
    kms_key = string
  }

  derived {
    customer_key = refers(self.kms_key) || customer_key(self.kms_key) && coalesce(self.kms_key != "AWS_OWNED_KMS_KEY", false)
  }

  terraform "aws_redshiftserverless_namespace" {
    identity = ["id", "arn", "namespace_name", "namespace_id"]
    kms_key  = self.kms_key_id
  }

  cloudformation "AWS::RedshiftServerless::Namespace" {
    identity = ["Ref", "Namespace.NamespaceArn", "NamespaceName"]
    kms_key  = self.KmsKeyId
  }
}

# The right to encrypt copies of snapshots in another region.
type "aws.redshift.snapshot_copy_grant" {
  attributes {
    kms_key = string
  }

  derived {
    customer_key = customer_key(self.kms_key)
  }

  terraform "aws_redshift_snapshot_copy_grant" {
    identity = ["id", "arn", "snapshot_copy_grant_name"]
    kms_key  = self.kms_key_id
  }

  cloudformation "AWS::Redshift::SnapshotCopyGrant" {
    identity = ["Ref", "Arn", "SnapshotCopyGrantName"]
    kms_key  = self.KmsKeyId
  }
}
