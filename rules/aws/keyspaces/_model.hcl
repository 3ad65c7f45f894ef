# A table of Amazon Keyspaces (for Apache Cassandra).
type "aws.keyspaces.table" {
  attributes {
    encryption_type = optional(string, "AWS_OWNED_KMS_KEY")
  }

  terraform "aws_keyspaces_table" {
    encryption_type = self.encryption_specification.type
  }

  cloudformation "AWS::Cassandra::Table" {
    encryption_type = self.EncryptionSpecification.EncryptionType
  }
}
