resource "aws_s3_bucket_policy" "shop" {
  bucket = "shop"
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/shop" }
      NotAction = "s3:DeleteBucket" # expect: aws-s3-bucket-policy-not-action
      Resource  = "arn:aws:s3:::shop"
    }]
  })
}
