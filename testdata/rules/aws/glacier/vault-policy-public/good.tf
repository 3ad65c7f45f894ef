resource "aws_glacier_vault" "archive" {
  name = "archive"
  access_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/reader" }
      Action    = ["glacier:InitiateJob", "glacier:GetJobOutput"]
      Resource  = "arn:aws:glacier:eu-west-1:111122223333:vaults/archive"
    }]
  })
}

resource "aws_glacier_vault" "no_policy" {
  name = "no-policy"
}

resource "aws_glacier_vault_lock" "archive" {
  complete_lock = true
  vault_name    = "archive"
  policy = jsonencode({
    Statement = [{
      Effect    = "Deny"
      Principal = { AWS = "*" }
      Action    = "glacier:DeleteArchive"
      Resource  = "arn:aws:glacier:eu-west-1:111122223333:vaults/archive"
      Condition = { NumericLessThan = { "glacier:ArchiveAgeInDays" = "365" } }
    }]
  })
}
