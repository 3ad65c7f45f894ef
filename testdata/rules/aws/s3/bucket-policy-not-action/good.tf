resource "aws_s3_bucket_policy" "shop" {
  bucket = "shop"
  policy = jsonencode({
    Statement = [
      {
        Effect    = "Deny"
        Principal = { AWS = "arn:aws:iam::111122223333:role/shop" }
        NotAction = "s3:GetObject"
        Resource  = "arn:aws:s3:::shop/*"
      },
      {
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::111122223333:role/shop" }
        Action    = "s3:GetObject"
        Resource  = "arn:aws:s3:::shop/*"
      },
    ]
  })
}
