resource "aws_s3_bucket" "inline" {
  bucket = "inline"
  acl    = "authenticated-read" # expect: aws-s3-bucket-authenticated-users-acl
}

resource "aws_s3_bucket" "beside" {
  bucket = "beside"
}

resource "aws_s3_bucket_acl" "beside" {
  bucket = aws_s3_bucket.beside.id
  acl    = "authenticated-read" # expect: aws-s3-bucket-authenticated-users-acl
}

resource "aws_s3_bucket" "granted" {
  bucket = "granted"
}

resource "aws_s3_bucket_acl" "granted" {
  bucket = aws_s3_bucket.granted.id
  access_control_policy {
    owner {
      id = "75aa57f09aa0c8caeab4f8c24e99d10f8e7faeebf76c078efc7c6caea54ba06a"
    }
    grant {
      permission = "READ_ACP"
      grantee {
        type = "Group"
        uri  = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers" # expect: aws-s3-bucket-authenticated-users-acl
      }
    }
  }
}
