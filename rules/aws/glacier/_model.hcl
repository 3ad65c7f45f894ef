# S3 Glacier vaults.

# Who may use a vault, wherever it is written.
type "aws.glacier.vault_policy" {
  lacks = { cloudformation = "CloudFormation cannot make a vault" }

  attributes {
    document = document
  }

  terraform "aws_glacier_vault" {
    when     = present(self.access_policy)
    document = self.access_policy
  }
  terraform "aws_glacier_vault_lock" {
    document = self.policy
  }
}
