resource "aws_s3_bucket" "words" {}

resource "aws_s3_bucket_public_access_block" "words" {
  bucket                  = aws_s3_bucket.words.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_versioning" "words" {
  bucket = aws_s3_bucket.words.id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_logging" "words" {
  bucket        = aws_s3_bucket.words.id
  target_bucket = "logs"
  target_prefix = "words/"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "words" {
  bucket = aws_s3_bucket.words.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = "arn:aws:kms:eu-west-1:111122223333:key/0d990263-018e-4e65-a703-eff731de951e"
    }
  }
}

resource "aws_s3_bucket_policy" "words" {
  bucket = aws_s3_bucket.words.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = [aws_s3_bucket.words.arn, "${aws_s3_bucket.words.arn}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}

resource "aws_transcribe_vocabulary" "products" {
  vocabulary_name     = "products"
  language_code       = "en-US"
  vocabulary_file_uri = "s3://${aws_s3_bucket.words.id}/products.txt"
}
