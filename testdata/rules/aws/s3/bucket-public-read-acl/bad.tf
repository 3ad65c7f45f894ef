resource "aws_s3_bucket" "b" {
  bucket = "b"
}

resource "aws_s3_bucket_acl" "b" {
  bucket = aws_s3_bucket.b.id
  acl    = "public-read" # expect: aws-s3-bucket-public-read-acl
}

resource "aws_s3_bucket" "old" {
  bucket = "old"
  acl    = "public-read-write" # expect: aws-s3-bucket-public-read-acl
}

resource "aws_s3_bucket" "granted" {
  bucket = "granted"
}

resource "aws_s3_bucket_acl" "granted" {
  bucket = aws_s3_bucket.granted.id
  access_control_policy {
    grant {
      permission = "READ"
      grantee {
        type = "Group"
        uri  = "http://acs.amazonaws.com/groups/global/AllUsers" # expect: aws-s3-bucket-public-read-acl
      }
    }
    owner {
      id = "1234"
    }
  }
}
