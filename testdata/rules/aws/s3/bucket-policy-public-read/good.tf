# The account's access block restricts what its buckets' policies say.
resource "aws_s3_account_public_access_block" "account" {
  restrict_public_buckets = true
}

resource "aws_s3_bucket" "b" {
  bucket = "site"
}

resource "aws_s3_bucket_policy" "b" {
  bucket = aws_s3_bucket.b.id
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "s3:Get*"
      Resource  = "${aws_s3_bucket.b.arn}/*"
    }]
  })
}
