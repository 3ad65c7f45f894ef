data "aws_caller_identity" "me" {}

locals {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.me.account_id}:role/keys" }
      Action    = "kms:*"
      Resource  = "*"
    }]
  })
}

resource "aws_kms_key" "inside" {
  policy = local.policy
}

resource "aws_kms_key" "beside" {}

resource "aws_kms_key_policy" "beside" {
  key_id = aws_kms_key.beside.id
  policy = local.policy
}
