resource "aws_s3_object" "terms" { # expect: aws-s3-object-no-customer-key
  bucket = "documents"
  key    = "terms.pdf"
  source = "terms.pdf"
}

resource "aws_s3_bucket_object" "old_provider" { # expect: aws-s3-object-no-customer-key
  bucket = "documents"
  key    = "privacy.pdf"
  source = "privacy.pdf"
}
