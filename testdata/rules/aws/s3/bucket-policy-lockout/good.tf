resource "aws_s3_bucket_policy" "shop" {
  bucket = "shop"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = ["arn:aws:s3:::shop", "arn:aws:s3:::shop/*"]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
      {
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = "arn:aws:s3:::shop/legal-hold/*"
      },
      {
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:DeleteBucket"
        Resource  = "arn:aws:s3:::shop"
      },
      {
        Effect    = "Deny"
        Principal = { AWS = "arn:aws:iam::111122223333:role/shop" }
        Action    = "s3:*"
        Resource  = "*"
      },
    ]
  })
}
