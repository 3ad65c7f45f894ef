data "aws_caller_identity" "me" {}

resource "aws_iam_role" "account" {
  name = "account"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.me.account_id}:root" } # expect: aws-iam-role-assumable-across-all-services
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role" "number" {
  name = "number"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = ["arn:aws:iam::111122223333:role/app", "444455556666"] } # expect: aws-iam-role-assumable-across-all-services
      Action    = "sts:AssumeRole"
    }]
  })
}
