resource "aws_s3_bucket" "default" {
  bucket = "default"
}

resource "aws_s3_bucket_ownership_controls" "enforced" {
  bucket = "shop"

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}
