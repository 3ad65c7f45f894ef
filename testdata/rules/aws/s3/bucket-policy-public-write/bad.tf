resource "aws_s3_bucket" "b" {
  bucket = "site"
}

resource "aws_s3_bucket_public_access_block" "b" {
  bucket              = aws_s3_bucket.b.id
  block_public_acls   = true
  ignore_public_acls  = true
  block_public_policy = false
}

resource "aws_s3_bucket_policy" "b" {
  bucket = aws_s3_bucket.b.id
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "s3:PutObject" # expect: aws-s3-bucket-policy-public-write
      Resource  = "${aws_s3_bucket.b.arn}/*"
    }]
  })
}
