resource "aws_s3_bucket_policy" "shop" {
  bucket = "shop"
  policy = jsonencode({
    Statement = [
      {
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::111122223333:root" }
        Action    = "s3:*"
        Resource  = ["arn:aws:s3:::shop", "arn:aws:s3:::shop/*"]
      },
      {
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::111122223333:role/shop" }
        Action    = ["s3:Get*", "s3:List*"]
        Resource  = ["arn:aws:s3:::shop", "arn:aws:s3:::shop/*"]
      },
      {
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = "arn:aws:s3:::shop/*"
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })
}
