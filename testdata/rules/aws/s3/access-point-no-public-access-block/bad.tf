resource "aws_s3_access_point" "open" {
  bucket = "shop"
  name   = "open"

  public_access_block_configuration {
    block_public_acls       = true
    block_public_policy     = false # expect: aws-s3-access-point-no-public-access-block
    ignore_public_acls      = true
    restrict_public_buckets = true
  }
}
