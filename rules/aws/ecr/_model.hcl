# Amazon ECR: private repositories and their policies.

type "aws.ecr.repository" {
  attributes {
    # MUTABLE, IMMUTABLE, or either WITH_EXCLUSION.
    tag_mutability  = optional(string, "MUTABLE")
    scan_on_push    = optional(bool, false)
    # AES256, KMS, KMS_DSSE.
    encryption_type = optional(string, "AES256")
    kms_key         = string
  }

  derived {
    customer_key = customer_key(self.kms_key)
  }

  terraform "aws_ecr_repository" {
    identity        = ["id", "arn", "name", "repository_url"]
    tag_mutability  = self.image_tag_mutability
    scan_on_push    = self.image_scanning_configuration.scan_on_push
    encryption_type = self.encryption_configuration.encryption_type
    kms_key         = self.encryption_configuration.kms_key
  }

  cloudformation "AWS::ECR::Repository" {
    identity        = ["Ref", "Arn", "RepositoryUri", "RepositoryName"]
    tag_mutability  = self.ImageTagMutability
    scan_on_push    = self.ImageScanningConfiguration.ScanOnPush
    encryption_type = self.EncryptionConfiguration.EncryptionType
    kms_key         = self.EncryptionConfiguration.KmsKey
  }
}

# A repository's policy, wherever it is written.
type "aws.ecr.repository_policy" {
  attributes {
    document = document
  }

  terraform "aws_ecr_repository_policy" {
    when     = present(self.policy)
    document = self.policy
  }

  cloudformation "AWS::ECR::Repository" {
    when     = present(self.RepositoryPolicyText)
    document = self.RepositoryPolicyText
  }
}
