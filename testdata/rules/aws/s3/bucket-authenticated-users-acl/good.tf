resource "aws_s3_bucket" "private" {
  bucket = "private"
  acl    = "private"
}

# What the ACL says has no effect.
resource "aws_s3_bucket" "ignored" {
  bucket = "ignored"
  acl    = "authenticated-read"
}

resource "aws_s3_bucket_public_access_block" "ignored" {
  bucket             = aws_s3_bucket.ignored.id
  ignore_public_acls = true
}

resource "aws_s3_bucket" "logs" {
  bucket = "logs"
  grant {
    type        = "Group"
    permissions = ["WRITE", "READ_ACP"]
    uri         = "http://acs.amazonaws.com/groups/s3/LogDelivery"
  }
}
