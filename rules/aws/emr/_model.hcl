# EMR: clusters, and the security configurations that say what they encrypt.

type "aws.emr.cluster" {
  attributes {
    security_configuration = string
    kerberos = object({
      realm                = string
      kdc_admin_password   = string
      ad_join_password     = string
      cross_realm_password   = string
    })
  }

  terraform "aws_emr_cluster" {
    kerberos = [for k in self.kerberos_attributes[*] : {
      realm                = k.realm
      kdc_admin_password   = k.kdc_admin_password
      ad_join_password     = k.ad_domain_join_password
      cross_realm_password = k.cross_realm_trust_principal_password
    }]
  }

  cloudformation "AWS::EMR::Cluster" {
    kerberos = {
      realm                = self.KerberosAttributes.Realm
      kdc_admin_password   = self.KerberosAttributes.KdcAdminPassword
      ad_join_password     = self.KerberosAttributes.ADDomainJoinPassword
      cross_realm_password = self.KerberosAttributes.CrossRealmTrustPrincipalPassword
    }
  }
}

# What it says is JSON, whose parts are objects here.
type "aws.emr.security_configuration" {
  attributes {
    at_rest    = optional(bool, false)
    in_transit = optional(bool, false)
    s3_mode    = string
    # AwsKms or Custom.
    disk_key_provider = string
    ebs_encrypted     = optional(bool, false)
  }

  terraform "aws_emr_security_configuration" {
    at_rest           = decoded(self.configuration).EncryptionConfiguration.EnableAtRestEncryption
    in_transit        = decoded(self.configuration).EncryptionConfiguration.EnableInTransitEncryption
    s3_mode           = decoded(self.configuration).EncryptionConfiguration.AtRestEncryptionConfiguration.S3EncryptionConfiguration.EncryptionMode
    disk_key_provider = decoded(self.configuration).EncryptionConfiguration.AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration.EncryptionKeyProviderType
    ebs_encrypted     = decoded(self.configuration).EncryptionConfiguration.AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration.EnableEbsEncryption
  }

  cloudformation "AWS::EMR::SecurityConfiguration" {
    at_rest           = self.SecurityConfiguration.EncryptionConfiguration.EnableAtRestEncryption
    in_transit        = self.SecurityConfiguration.EncryptionConfiguration.EnableInTransitEncryption
    s3_mode           = self.SecurityConfiguration.EncryptionConfiguration.AtRestEncryptionConfiguration.S3EncryptionConfiguration.EncryptionMode
    disk_key_provider = self.SecurityConfiguration.EncryptionConfiguration.AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration.EncryptionKeyProviderType
    ebs_encrypted     = self.SecurityConfiguration.EncryptionConfiguration.AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration.EnableEbsEncryption
  }
}

# Of an account in a region.
type "aws.emr.block_public_access" {
  lacks = { cloudformation = "CloudFormation cannot set that of an account" }

  attributes {
    block_public_security_group_rules = optional(bool, true)
  }

  terraform "aws_emr_block_public_access_configuration" {}
}
