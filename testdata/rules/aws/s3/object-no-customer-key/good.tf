resource "aws_kms_key" "documents" {}

resource "aws_s3_object" "own_key" {
  bucket     = "documents"
  key        = "terms.pdf"
  source     = "terms.pdf"
  kms_key_id = aws_kms_key.documents.arn
}

resource "aws_s3_bucket" "encrypted" {
  bucket = "encrypted"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "encrypted" {
  bucket = aws_s3_bucket.encrypted.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.documents.arn
    }
  }
}

resource "aws_s3_object" "key_of_bucket" {
  bucket = aws_s3_bucket.encrypted.id
  key    = "terms.pdf"
  source = "terms.pdf"
}
