resource "aws_s3_bucket" "b" {
  bucket = "b"
}

data "aws_iam_policy_document" "b" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.b.arn}/*"]
    principals { # expect: aws-s3-bucket-policy-any-principal
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}

resource "aws_s3_bucket_policy" "data" {
  bucket = aws_s3_bucket.b.id
  policy = data.aws_iam_policy_document.b.json
}

resource "aws_s3_bucket_policy" "encoded" {
  bucket = "other"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*" # expect: aws-s3-bucket-policy-any-principal
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:::other/*"
      Condition = { Bool = { "aws:SecureTransport" = "true" } }
    }]
  })
}

resource "aws_s3_bucket_policy" "heredoc" {
  bucket = "third"
  policy = <<-POLICY
    {
      "Statement": [
        {
          "Effect": "Allow",
          "Principal": {"AWS": "*"},
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::third/*",
          "Condition": {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/app"}}
        }
      ]
    }
  POLICY
}

resource "aws_s3_bucket_policy" "not_bound" {
  bucket = "fourth"
  policy = jsonencode({
    Statement = [
      for condition in [
        { StringEqualsIfExists = { "aws:SourceVpce" = "vpce-1a2b3c4d" } },
        { "ForAllValues:StringEquals" = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" } },
        { StringNotEquals = { "aws:PrincipalAccount" = "111122223333" } },
        { StringLike = { "aws:SourceVpc" = "vpc-*" } },
        { StringEquals = { "aws:username" = "admin" } },
        { IpAddress = { "aws:SourceIp" = ["192.0.2.0/24", "0.0.0.0/0"] } },
      ] :
      {
        Effect    = "Allow"
        Principal = "*" # expect: aws-s3-bucket-policy-any-principal
        Action    = "s3:GetObject"
        Resource  = "arn:aws:s3:::fourth/*"
        Condition = condition
      }
    ]
  })
}
