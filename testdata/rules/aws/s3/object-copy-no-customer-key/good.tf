resource "aws_kms_key" "documents" {}

resource "aws_s3_object_copy" "terms" {
  bucket                 = "documents"
  key                    = "terms.pdf"
  source                 = "originals/terms.pdf"
  server_side_encryption = "aws:kms"
  kms_key_id             = aws_kms_key.documents.arn
}

resource "aws_s3_object" "original" {
  bucket = "originals"
  key    = "terms.pdf"
}
