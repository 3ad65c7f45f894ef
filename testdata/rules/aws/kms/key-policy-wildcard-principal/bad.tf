resource "aws_kms_key" "encoded" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::111122223333:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
      {
        Effect    = "Allow"
        Principal = { AWS = ["arn:aws:iam::111122223333:role/app", "*"] } # expect: aws-kms-key-policy-wildcard-principal
        Action    = "kms:Decrypt"
        Resource  = "*"
      },
    ]
  })
}

resource "aws_kms_key" "heredoc" {
  policy = <<-POLICY
    {
      "Version": "2012-10-17",
      "Statement": [{
        "Effect": "Allow",
        "Principal": "*",
        "Action": "kms:*",
        "Resource": "*"
      }]
    }
  POLICY
}

resource "aws_kms_key" "with_satellite" {}

resource "aws_kms_key_policy" "satellite" {
  key_id = aws_kms_key.with_satellite.id
  policy = data.aws_iam_policy_document.open.json
}

data "aws_iam_policy_document" "open" {
  statement {
    actions   = ["kms:Decrypt"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["*"] # expect: aws-kms-key-policy-wildcard-principal
    }
    # Anybody may call through a service: this says nothing of who.
    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["s3.eu-west-1.amazonaws.com"]
    }
  }
}

# A policy for a key that is not here is judged too.
resource "aws_kms_key_policy" "of_another_key" {
  key_id = "1234abcd-12ab-34cd-56ef-1234567890ab"
  policy = jsonencode({
    Statement = {
      Effect    = "Allow"
      Principal = "*" # expect: aws-kms-key-policy-wildcard-principal
      Action    = "kms:*"
      Resource  = "*"
      Condition = { StringNotEquals = { "kms:CallerAccount" = "111122223333" } }
    }
  })
}

resource "aws_kms_replica_key" "any_organization" {
  primary_key_arn = "arn:aws:kms:eu-west-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab"
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" } # expect: aws-kms-key-policy-wildcard-principal
      Action    = "kms:*"
      Resource  = "*"
      Condition = { StringLike = { "aws:PrincipalOrgID" = "*" } }
    }]
  })
}
