resource "aws_glacier_vault" "archive" {
  name          = "archive"
  access_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*" # expect: aws-glacier-vault-policy-public
      Action    = ["glacier:InitiateJob", "glacier:GetJobOutput"]
      Resource  = "arn:aws:glacier:eu-west-1:111122223333:vaults/archive"
    }]
  })
}

resource "aws_glacier_vault_lock" "archive" {
  complete_lock = false
  vault_name    = "archive"
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" } # expect: aws-glacier-vault-policy-public
      Action    = "glacier:DeleteArchive"
      Resource  = "arn:aws:glacier:eu-west-1:111122223333:vaults/archive"
    }]
  })
}
