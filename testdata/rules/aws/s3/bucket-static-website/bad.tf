resource "aws_s3_bucket" "site" {
  bucket = "site"
}

resource "aws_s3_bucket_website_configuration" "site" { # expect: aws-s3-bucket-static-website
  bucket = aws_s3_bucket.site.id

  index_document {
    suffix = "index.html"
  }
}

resource "aws_s3_bucket" "old_provider" {
  bucket = "old-provider"

  website { # expect: aws-s3-bucket-static-website
    index_document = "index.html"
  }
}
