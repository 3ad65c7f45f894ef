# CodeGuru Reviewer: repositories that it reviews. CloudFormation cannot name a key.

type "aws.codegurureviewer.repository_association" {
  lacks = { cloudformation = "CloudFormation cannot name the key" }

  attributes {
    # AWS_OWNED_CMK or CUSTOMER_MANAGED_CMK.
    encryption_option = optional(string, "AWS_OWNED_CMK")
    kms_key           = string
  }

  terraform "aws_codegurureviewer_repository_association" {
    encryption_option = self.kms_key_details.encryption_option
    kms_key           = self.kms_key_details.kms_key_id
  }
}
