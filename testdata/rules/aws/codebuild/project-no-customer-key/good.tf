resource "aws_kms_key" "builds" {
  enable_key_rotation = true
}

resource "aws_codebuild_project" "builds" {
  name           = "builds"
  service_role   = "arn:aws:iam::111122223333:role/build"
  encryption_key = aws_kms_key.builds.arn
  artifacts {
    type     = "S3"
    location = "example-builds"
  }
}

resource "aws_codebuild_project" "tests" {
  name         = "tests"
  service_role = "arn:aws:iam::111122223333:role/build"
  artifacts {
    type = "NO_ARTIFACTS"
  }
}
