resource "aws_s3_bucket_policy" "shop" {
  bucket = "shop"
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/shop" }
      Action    = "s3:*" # expect: aws-s3-bucket-policy-wildcard-action
      Resource  = ["arn:aws:s3:::shop", "arn:aws:s3:::shop/*"]
    }]
  })
}

resource "aws_s3_bucket" "old_provider" {
  bucket = "old-provider"
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = ["*"] # expect: aws-s3-bucket-policy-wildcard-action
      Resource  = "*"
    }]
  })
}
