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
