resource "aws_s3_bucket_ownership_controls" "writer" {
  bucket = "shop"

  rule {
    object_ownership = "ObjectWriter" # expect: aws-s3-bucket-acls-enabled
  }
}
