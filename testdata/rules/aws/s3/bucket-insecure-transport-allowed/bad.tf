resource "aws_s3_bucket" "no_policy" { # expect: aws-s3-bucket-insecure-transport-allowed
  bucket = "no-policy"
}

resource "aws_s3_bucket" "other_policy" {
  bucket = "other-policy"
}

# Who has no other right is not let in by this; who has, needs no TLS.
resource "aws_s3_bucket_policy" "other_policy" {
  bucket = aws_s3_bucket.other_policy.id
  policy = jsonencode({ # expect: aws-s3-bucket-insecure-transport-allowed
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/reader" }
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:::other-policy/*"
      Condition = { Bool = { "aws:SecureTransport" = "true" } }
    }]
  })
}
