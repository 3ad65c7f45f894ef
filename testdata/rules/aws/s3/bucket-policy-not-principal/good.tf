resource "aws_s3_bucket_policy" "shop" {
  bucket = "shop"
  policy = jsonencode({
    Statement = [{
      Effect       = "Deny"
      NotPrincipal = { AWS = "arn:aws:iam::111122223333:user/alice" }
      Action       = "s3:DeleteObject"
      Resource     = "arn:aws:s3:::shop/*"
    }]
  })
}
