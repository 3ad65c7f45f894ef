# Both levels decide together: the account ignores public ACLs.
resource "aws_s3_account_public_access_block" "account" {
  ignore_public_acls = true
}

resource "aws_s3_bucket" "b" {
  bucket = "site"
}

resource "aws_s3_bucket_acl" "b" {
  bucket = aws_s3_bucket.b.id
  acl    = "public-read"
}
