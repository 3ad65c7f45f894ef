variable "plain" {
  type = bool
}

resource "aws_codebuild_project" "builds" {
  name         = "builds"
  service_role = "arn:aws:iam::111122223333:role/build"
  artifacts {
    type                = "S3"
    location            = "example-builds"
    encryption_disabled = var.plain
  }
}
