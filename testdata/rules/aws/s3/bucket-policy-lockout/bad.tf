resource "aws_s3_bucket_policy" "shop" {
  bucket = "shop"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      Principal = { AWS = ["*"] }
      Action    = ["s3:DeleteObject", "s3:*"] # expect: aws-s3-bucket-policy-lockout
      Resource  = ["arn:aws:s3:::shop", "arn:aws:s3:::shop/*"]
    }]
  })
}

resource "aws_s3_bucket" "old_provider" {
  bucket = "old-provider"
  policy = jsonencode({
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:PutBucketPolicy" # expect: aws-s3-bucket-policy-lockout
      Resource  = "*"
    }]
  })
}
