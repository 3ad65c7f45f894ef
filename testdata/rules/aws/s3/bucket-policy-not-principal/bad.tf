resource "aws_s3_bucket_policy" "shop" {
  bucket = "shop"
  policy = jsonencode({
    Statement = [{
      Effect       = "Allow"
      NotPrincipal = { AWS = "arn:aws:iam::111122223333:user/mallory" } # expect: aws-s3-bucket-policy-not-principal
      Action       = "s3:GetObject"
      Resource     = "arn:aws:s3:::shop/*"
    }]
  })
}
