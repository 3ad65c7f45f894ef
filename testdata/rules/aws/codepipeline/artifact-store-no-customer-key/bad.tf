resource "aws_codepipeline" "release" {
  name     = "release"
  role_arn = "arn:aws:iam::111122223333:role/pipeline"
  artifact_store {
    type     = "S3"
    location = "example-artifacts"
    region   = "eu-west-1"
    encryption_key {
      type = "KMS"
      id   = "arn:aws:kms:eu-west-1:111122223333:key/1234"
    }
  }
  artifact_store { # expect: aws-codepipeline-artifact-store-no-customer-key
    type     = "S3"
    location = "example-artifacts-us"
    region   = "us-east-1"
  }
}
