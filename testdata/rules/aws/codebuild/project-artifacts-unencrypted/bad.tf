resource "aws_codebuild_project" "builds" {
  name         = "builds"
  service_role = "arn:aws:iam::111122223333:role/build"
  artifacts {
    type                = "S3"
    location            = "example-builds"
    encryption_disabled = true # expect: aws-codebuild-project-artifacts-unencrypted
  }
  secondary_artifacts {
    type                = "S3"
    location            = "example-builds"
    artifact_identifier = "docs"
    encryption_disabled = true # expect: aws-codebuild-project-artifacts-unencrypted
  }
}
