resource "aws_codebuild_project" "default" { # expect: aws-codebuild-project-no-customer-key
  name         = "default"
  service_role = "arn:aws:iam::111122223333:role/build"
  artifacts {
    type     = "S3"
    location = "example-builds"
  }
}

resource "aws_codebuild_project" "aws_key" {
  name           = "aws-key"
  service_role   = "arn:aws:iam::111122223333:role/build"
  encryption_key = "arn:aws:kms:eu-west-1:111122223333:alias/aws/s3" # expect: aws-codebuild-project-no-customer-key
  artifacts {
    type     = "S3"
    location = "example-builds"
  }
}
