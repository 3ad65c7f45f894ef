resource "aws_s3_object_copy" "terms" { # expect: aws-s3-object-copy-no-customer-key
  bucket = "documents"
  key    = "terms.pdf"
  source = "originals/terms.pdf"
}
