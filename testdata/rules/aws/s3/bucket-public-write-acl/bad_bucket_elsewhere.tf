variable "bucket" {}

# The bucket is not here: what the ACL says is judged all the same.
resource "aws_s3_bucket_acl" "of_the_caller" {
  bucket = var.bucket
  acl    = "public-read-write" # expect: aws-s3-bucket-public-write-acl
}

resource "aws_s3_bucket_acl" "by_name" {
  bucket = "logs"
  acl    = "public-read-write" # expect: aws-s3-bucket-public-write-acl
}
