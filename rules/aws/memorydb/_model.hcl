# A cluster of MemoryDB.
type "aws.memorydb.cluster" {
  attributes {
    kms_key     = string
    tls_enabled = optional(bool, true)
  }

  derived {
    customer_key = customer_key(self.kms_key)
  }

  terraform "aws_memorydb_cluster" {
    identity = ["id", "arn", "name"]
    kms_key  = self.kms_key_arn
  }

  cloudformation "AWS::MemoryDB::Cluster" {
    identity    = ["Ref", "ARN", "ClusterName"]
    kms_key     = self.KmsKeyId
    tls_enabled = self.TLSEnabled
  }
}

# A snapshot taken by hand.
type "aws.memorydb.snapshot" {
  attributes {
    kms_key = string
  }

  derived {
    customer_key = customer_key(self.kms_key)
  }

  terraform "aws_memorydb_snapshot" {
    kms_key = self.kms_key_arn
  }

  cloudformation "AWS::MemoryDB::Snapshot" {
    kms_key = self.KmsKeyId
  }
}
