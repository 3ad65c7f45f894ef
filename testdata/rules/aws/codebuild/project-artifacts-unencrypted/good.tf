resource "aws_codebuild_project" "builds" {
  name         = "builds"
  service_role = "arn:aws:iam::111122223333:role/build"
  artifacts {
    type     = "S3"
    location = "example-builds"
  }
  secondary_artifacts {
    type                = "S3"
    location            = "example-builds"
    artifact_identifier = "docs"
    encryption_disabled = false
  }
}

# There are none.
resource "aws_codebuild_project" "tests" {
  name         = "tests"
  service_role = "arn:aws:iam::111122223333:role/build"
  artifacts {
    type                = "NO_ARTIFACTS"
    encryption_disabled = true
  }
}
